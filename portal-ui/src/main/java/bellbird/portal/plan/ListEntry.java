package bellbird.portal.plan;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;

/** Several records of one type, such as tiers; they can be added and removed. */
final class ListEntry implements Entry {

    private record Row(Div shown, RecordForm form) {}

    private final List<Row> rows = new ArrayList<>();
    private final Div list = new Div();
    private final Div shown;
    private final Known known;

    ListEntry(String label, Class<?> type, List<?> values, Known known) {
        this.known = known;
        list.addClassName("op-stack");
        Button add = new Button(Texts.text("operator.terms.add"), click -> add(Blank.of(type)));
        add.addThemeVariants(ButtonVariant.SMALL);
        shown = GroupEntry.group(label, list, add);
        values.forEach(this::add);
    }

    private void add(Object value) {
        RecordForm form = new RecordForm(value, known);
        Div row = new Div(form.shown());
        row.addClassName("op-row");
        Row entry = new Row(row, form);
        Button remove =
                new Button(
                        Texts.text("operator.plan.destination.remove"),
                        click -> {
                            rows.remove(entry);
                            list.remove(row);
                        });
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        row.add(remove);
        rows.add(entry);
        list.add(row);
    }

    @Override
    public Component shown() {
        return shown;
    }

    @Override
    public List<Object> value() {
        return rows.stream().map(row -> row.form.value()).toList();
    }

    @Override
    public void mark(Marks marks, String pointer) {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).form.mark(marks, pointer + "/" + i);
        }
    }
}
