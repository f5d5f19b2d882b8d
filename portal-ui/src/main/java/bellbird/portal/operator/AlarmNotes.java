package bellbird.portal.operator;

import bellbird.portal.component.Note;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.FeedAlarm;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;

/** What somebody should look at about feeds, each in a sentence. Empty where all is well. */
final class AlarmNotes extends Div {

    private static final long serialVersionUID = 1;

    /**
     * @param zone of the tenant
     */
    AlarmNotes(List<FeedAlarm> alarms, ZoneId zone) {
        addClassName("op-stack");
        for (FeedAlarm alarm : alarms) {
            add(
                    new Note(
                            Tone.WARN,
                            Words.strong(alarm.feed()),
                            new Span(" " + text(alarm) + " "),
                            Words.detail(
                                    Texts.text(
                                            "operator.feed.alarm.since",
                                            TimeFormat.dateTime(alarm.since(), zone)))));
        }
        setVisible(!alarms.isEmpty());
    }

    static String text(FeedAlarm alarm) {
        return Texts.text(alarm.message(), alarm.details().toArray());
    }
}
