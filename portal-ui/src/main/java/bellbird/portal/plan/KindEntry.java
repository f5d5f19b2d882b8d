package bellbird.portal.plan;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One of several kinds of records, or none: a choice, and below it the form of what is chosen. */
final class KindEntry implements Entry {

    private final Select<Class<?>> choice = new Select<>();
    private final Div form = new Div();
    private final Div shown;
    private final Known known;
    private @Nullable RecordForm chosen;

    KindEntry(
            String label,
            List<Class<?>> kinds,
            boolean optional,
            @Nullable Object value,
            Known known) {
        this.known = known;
        List<Class<?>> all = new ArrayList<>(kinds);
        if (optional) {
            all.addFirst(Void.class);
        }
        choice.setItems(all);
        choice.setItemLabelGenerator(KindEntry::word);
        choice.setAriaLabel(label);
        choice.setValue(value == null ? Void.class : value.getClass());
        shown = GroupEntry.group(label, choice, form);
        show(value);
        choice.addValueChangeListener(
                change ->
                        show(change.getValue() == Void.class ? null : Blank.of(change.getValue())));
    }

    /** A kind as forms name it: {@code operator.kind.<record>}. */
    static String word(Class<?> kind) {
        return Texts.text("operator.kind." + kind.getSimpleName().toLowerCase(Locale.ROOT));
    }

    private void show(@Nullable Object value) {
        form.removeAll();
        chosen = value == null ? null : new RecordForm(value, known);
        if (chosen != null) {
            form.add(chosen.shown());
        }
    }

    @Override
    public Component shown() {
        return shown;
    }

    @Override
    public @Nullable Object value() {
        return chosen == null ? null : chosen.value();
    }

    @Override
    public void mark(Marks marks, String pointer) {
        marks.field(pointer, choice);
        if (chosen != null) {
            chosen.mark(marks, pointer);
        }
    }
}
