package bellbird.portal.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;

/**
 * Top of a page: where it is, its name and state, and at most one primary action, which is the next
 * step. A route change puts the focus on the name.
 */
public class PageHeader extends Header {

    private static final long serialVersionUID = 1;

    private final H1 title;
    private final Div actions = new Div();

    public PageHeader(String name) {
        title = new H1(name);
        title.getElement().setAttribute("tabindex", "-1");
        addClassName("page-header");
        add(title);
        addAttachListener(
                attached -> title.getElement().executeJs("this.focus({preventScroll: true})"));
    }

    /** The way up, such as “All bills”. */
    public PageHeader under(String name, String path) {
        Anchor up = new Anchor(path, "");
        up.setRouterIgnore(false);
        up.addClassName("row");
        up.add(Glyph.BACK.create(), new Span(name));
        Div trail = new Div(up);
        trail.addClassName("trail");
        addComponentAsFirst(trail);
        return this;
    }

    public PageHeader state(Component badge) {
        add(badge);
        return this;
    }

    /** One sentence below or beside the name. */
    public PageHeader lead(String text) {
        Span lead = new Span(text);
        lead.addClassName("lead");
        add(lead);
        return this;
    }

    /** The one primary action. */
    public PageHeader primary(Button button) {
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return action(button);
    }

    /** A further action, shown before the primary one if added before. */
    public PageHeader action(Component action) {
        if (actions.getParent().isEmpty()) {
            actions.addClassName("actions");
            add(actions);
        }
        actions.add(action);
        return this;
    }

    public void rename(String name) {
        title.setText(name);
    }
}
