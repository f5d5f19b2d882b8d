package bellbird.portal.operator;

import bellbird.bill.RunAlarm;
import bellbird.portal.component.Glyph;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;

/** Who took something upon themselves, when, and why. */
final class AcceptedBy extends Div {

    private static final long serialVersionUID = 1;

    AcceptedBy(RunAlarm.Waiver waiver, ZoneId zone) {
        super(
                Glyph.CHECK.create(),
                new Span(
                        Texts.text(
                                "operator.billRun.alarm.accepted",
                                waiver.by(),
                                TimeFormat.dateTime(waiver.at(), zone),
                                waiver.reason())));
        addClassNames("row", "with-glyph", "t2", "small");
    }
}
