package bellbird.portal.component;

import bellbird.bill.SourceRecord;
import bellbird.portal.text.ExplanationText;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Quantities;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Usage records below each other; each opens to the sum of its amount, step by step. */
final class SourceRecords extends Div {

    private static final long serialVersionUID = 1;

    private final Currency currency;
    private final transient @Nullable UnaryOperator<String> trace;

    /**
     * @param trace path of the page that follows a record, by its key; null where there is none
     */
    SourceRecords(Currency currency, @Nullable UnaryOperator<String> trace) {
        this.currency = currency;
        this.trace = trace;
    }

    SourceRecords show(List<SourceRecord> records, boolean opened) {
        records.forEach(record -> add(row(record, opened)));
        return this;
    }

    int size() {
        return (int) getChildren().count();
    }

    private Details row(SourceRecord record, boolean opened) {
        Div what =
                new Div(
                        Words.number(
                                TimeFormat.dateTime(
                                        record.startedAt().toInstant(),
                                        record.startedAt().getZone())),
                        Words.styled(detail(record), "detail"));
        Div head = new Div(what, Words.number(MoneyFormat.exact(record.amount(), currency)));
        head.addClassName("source-head");
        OrderedList steps = new OrderedList();
        record.steps().forEach(step -> steps.add(new ListItem(ExplanationText.of(step))));
        Details row = new Details(head, steps);
        row.addClassName("source");
        row.setOpened(opened || !record.holds());
        if (trace != null) {
            row.add(new TextLink(trace.apply(record.key()), Texts.text("common.why.trace")));
        }
        return row;
    }

    private static String detail(SourceRecord record) {
        List<String> parts = new ArrayList<>();
        if (record.otherParty() != null) {
            parts.add(record.otherParty());
        }
        String used = Quantities.exact(record.service(), record.used());
        String billed = Quantities.exact(record.service(), record.billed());
        parts.add(billed.equals(used) ? used : Texts.text("common.why.counted", used, billed));
        if (record.included() > 0) {
            parts.add(
                    Texts.text(
                            "common.why.inAllowance",
                            Quantities.exact(record.service(), record.included())));
        }
        return String.join(" · ", parts);
    }
}
