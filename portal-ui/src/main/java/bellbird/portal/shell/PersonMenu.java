package bellbird.portal.shell;

import bellbird.kernel.security.Caller;
import bellbird.portal.component.Initials;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinRequest;
import java.util.List;

/** Behind the avatar: who is signed in, other areas, light or dark, new password, sign out. */
final class PersonMenu extends MenuBar {

    private static final long serialVersionUID = 1;

    /** Another area this person may enter. */
    record Entry(String label, String path) {}

    PersonMenu(Caller caller, List<Entry> entries) {
        String name = caller.displayName();
        addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem person = addItem(new Initials(name));
        person.setAriaLabel(Texts.text("common.person.menu", name));
        SubMenu menu = person.getSubMenu();
        menu.addItem(name).setEnabled(false);
        for (Entry entry : entries) {
            menu.addItem(entry.label(), click -> go(entry.path()));
        }
        SubMenu look = menu.addItem(Texts.text("common.look")).getSubMenu();
        ColorSchemeChoice chosen = ColorSchemeChoice.of(VaadinRequest.getCurrent());
        for (ColorSchemeChoice choice : ColorSchemeChoice.values()) {
            MenuItem item =
                    look.addItem(
                            Texts.text("common.look", choice),
                            click -> {
                                choice.choose(UI.getCurrent());
                                look.getItems().forEach(other -> other.setChecked(false));
                                click.getSource().setChecked(true);
                            });
            item.setCheckable(true);
            item.setChecked(choice == chosen);
        }
        menu.addItem(Texts.text("common.password"), click -> go("/password"));
        menu.addItem(Texts.text("common.signOut"), click -> go("/logout"));
    }

    private static void go(String path) {
        UI.getCurrent().getPage().setLocation(path);
    }
}
