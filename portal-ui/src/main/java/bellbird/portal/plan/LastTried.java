package bellbird.portal.plan;

import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The last five events that were tried, to be tried again by other prices. */
final class LastTried extends MenuBar {

    private static final long serialVersionUID = 1;
    private static final int MOST = 5;

    /**
     * What the fields said.
     *
     * @param where home, or a roaming zone
     */
    record Tried(
            TryIt.What what,
            String howMuch,
            String number,
            String where,
            LocalDate day,
            LocalTime time,
            TryIt.Left left) {

        /** Whether it is the one before with more of it typed. */
        boolean continues(Tried before) {
            return what == before.what
                    && where.equals(before.where)
                    && day.equals(before.day)
                    && time.equals(before.time)
                    && left == before.left
                    && (howMuch.equals(before.howMuch) || number.equals(before.number));
        }
    }

    private final transient List<Tried> tried = new ArrayList<>();
    private final transient Consumer<Tried> again;
    private final MenuItem last;

    LastTried(Consumer<Tried> again) {
        this.again = again;
        addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.SMALL);
        last = addItem(Texts.text("operator.try.last"));
        setVisible(false);
    }

    void add(Tried one) {
        if (!tried.isEmpty() && one.continues(tried.getFirst())) {
            tried.removeFirst();
        }
        tried.removeIf(before -> Objects.equals(before, one));
        tried.addFirst(one);
        if (tried.size() > MOST) {
            tried.removeLast();
        }
        last.getSubMenu().removeAll();
        tried.stream()
                .skip(1)
                .forEach(
                        before ->
                                last.getSubMenu()
                                        .addItem(words(before), click -> again.accept(before)));
        setVisible(tried.size() > 1);
    }

    private static String words(Tried one) {
        return Texts.text(
                "operator.try.last.one",
                Texts.text("operator.try.what", one.what()),
                one.howMuch(),
                TryIt.place(one.where()),
                TimeFormat.date(one.day()),
                one.time().toString());
    }
}
