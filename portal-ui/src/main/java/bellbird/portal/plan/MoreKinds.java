package bellbird.portal.plan;

import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every part of the terms in words, to be changed in full; and all that can be added to them. Empty
 * until it is read.
 */
final class MoreKinds extends Div {

    private static final long serialVersionUID = 1;
    private static final int MOST_PARTS = 60;

    private final transient Writing writing;
    private final Currency currency;
    private final UnorderedList list = new UnorderedList();
    private final Div rest = new Div();
    private final TextArea holidays = new TextArea(Texts.text("operator.plan.holidays"));
    private transient List<Row> rows = List.of();

    /** A part and the place where its problems are said. */
    private record Row(String pointer, Span problem) {}

    MoreKinds(Writing writing, Currency currency) {
        this.writing = writing;
        this.currency = currency;
        addClassName("op-stack");
        list.addClassName("op-parts");
        holidays.setHelperText(Texts.text("operator.plan.holidays.help"));
        holidays.setValueChangeMode(ValueChangeMode.ON_BLUR);
        holidays.setMaxRows(6);
        MenuBar add = new MenuBar();
        add.addThemeVariants(MenuBarVariant.LUMO_SMALL);
        var kinds = add.addItem(Texts.text("operator.part.add")).getSubMenu();
        for (Blank.Kind kind : Blank.Kind.values()) {
            kinds.addItem(
                    Texts.text("operator.part", kind),
                    click -> open(null, Blank.part(writing.terms(), kind), kind));
        }
        add(list, rest, add, holidays);
        holidays.addValueChangeListener(change -> readHolidays());
    }

    private void open(@Nullable Object old, Object value, Blank.Kind kind) {
        new PartDialog(writing, old, value, Texts.text("operator.part", kind)).open();
    }

    void read() {
        list.removeAll();
        rest.removeAll();
        List<Part> parts = Part.of(writing.terms());
        rows = parts.stream().limit(MOST_PARTS).map(this::row).toList();
        if (parts.size() > MOST_PARTS) {
            rest.add(Words.detail(Texts.text("operator.part.more", parts.size() - MOST_PARTS)));
        }
        String days =
                new TreeSet<>(writing.terms().holidays())
                        .stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        if (!holidays.isInvalid()) {
            holidays.setValue(days);
        }
    }

    private Row row(Part part) {
        String words = part.words(writing.terms(), currency);
        Span problem = Words.styled("", "op-wrong");
        Button change =
                new Button(
                        Texts.text("operator.part.change"),
                        click -> new PartDialog(writing, part.value(), part.value(), words).open());
        change.setAriaLabel(Texts.text("operator.part.change.of", words));
        Button remove =
                new Button(
                        Texts.text("operator.plan.destination.remove"),
                        click -> writing.change(part::removedFrom));
        remove.setAriaLabel(Texts.text("operator.part.remove.of", words));
        for (Button button : List.of(change, remove)) {
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        }
        Div text = new Div(new Span(words), problem);
        text.addClassName("grow");
        list.add(new ListItem(text, change, remove));
        return new Row(part.pointer(), problem);
    }

    private void readHolidays() {
        try {
            Set<LocalDate> days =
                    Arrays.stream(holidays.getValue().split("[,;\\s]+"))
                            .filter(one -> !one.isEmpty())
                            .map(LocalDate::parse)
                            .collect(Collectors.toSet());
            holidays.setInvalid(false);
            writing.change(terms -> Terms.withHolidays(terms, days));
        } catch (DateTimeParseException wrong) {
            holidays.setErrorMessage(
                    Texts.text("operator.plan.holidays.wrong", wrong.getParsedString()));
            holidays.setInvalid(true);
        }
    }

    /** Places that no field above shows. */
    void mark(Marks marks) {
        for (Row row : rows) {
            marks.place(
                    row.pointer(),
                    message -> row.problem().setText(message == null ? "" : message));
        }
    }
}
