package bellbird.portal.operator;

import bellbird.kernel.time.BusinessClock;
import bellbird.payment.ParkedEvent;
import bellbird.payment.ParkedEvents;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.TwoLines;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What the payment partner told and could not be booked: why, and once more. Empty if nothing. */
final class EventsToClear extends Div {

    private static final long serialVersionUID = 1;

    private final transient ParkedEvents events;
    private final transient BusinessClock clock;

    EventsToClear(ParkedEvents events, BusinessClock clock) {
        this.events = events;
        this.clock = clock;
        show();
    }

    private void show() {
        removeAll();
        List<ParkedEvent> parked = events.list();
        setVisible(!parked.isEmpty());
        if (parked.isEmpty()) {
            return;
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.payment.event")),
                        PlainTable.Column.text(Texts.text("operator.payment.when")),
                        PlainTable.Column.text(Texts.text("operator.payment.failure")),
                        PlainTable.Column.text(""));
        for (ParkedEvent event : parked) {
            ParkedEvent.Reason reason = event.reason();
            table.row(
                    new TwoLines(event.type(), event.eventId()),
                    new Span(TimeFormat.dateTime(event.receivedAt(), clock.zone())),
                    new TwoLines(
                            Texts.text("operator.payment.event.reason", reason), event.session()),
                    new Button(Texts.text("operator.payment.event.retry"), click -> retry(event)));
        }
        add(new SectionCard(Texts.text("operator.payment.events")).edge(table));
    }

    private void retry(ParkedEvent event) {
        events.retry(event.provider(), event.eventId());
        Toast.done(Texts.text("operator.payment.event.retried"));
        show();
    }
}
