package bellbird.portal.operator;

import bellbird.bill.RunAlarm;
import bellbird.portal.component.Glyph;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What keeps a run from approval, and what somebody took upon themselves. */
final class RunAlarmsCard extends SectionCard {

    private static final long serialVersionUID = 1;

    /**
     * @param accept asks for a reason to take an alarm upon oneself
     */
    RunAlarmsCard(List<RunAlarm> alarms, ZoneId zone, Consumer<RunAlarm> accept) {
        super(title(alarms));
        long open = alarms.stream().filter(RunAlarm::blocks).count();
        if (open > 0) {
            addClassName("alarming");
            beside(Words.detail(Texts.text("operator.billRun.alarms.text")));
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.billRun.alarms.what")),
                        PlainTable.Column.text(Texts.text("operator.billRun.alarms.do")),
                        PlainTable.Column.text(""));
        for (RunAlarm alarm : alarms) {
            table.row(
                    new TwoLines(what(alarm), detail(alarm)),
                    todo(alarm),
                    action(alarm, zone, accept));
        }
        edge(table);
    }

    private static String title(List<RunAlarm> alarms) {
        return Texts.text(
                "operator.billRun.alarms", (int) alarms.stream().filter(RunAlarm::blocks).count());
    }

    private static String what(RunAlarm alarm) {
        return switch (alarm.kind()) {
            case GAP, MISSING, LESS -> alarm.details().getFirst();
            case SUSPENDED, UNCHARGED, DAYS, OPINION, EARLIER ->
                    Texts.text("operator.billRun.alarm." + word(alarm), number(alarm));
        };
    }

    private static String word(RunAlarm alarm) {
        return alarm.kind().name().toLowerCase(Locale.ROOT);
    }

    /** For the choice between one and many. */
    private static long number(RunAlarm alarm) {
        return alarm.kind() == RunAlarm.Kind.EARLIER
                ? 1
                : Long.parseLong(alarm.details().getFirst());
    }

    private static String detail(RunAlarm alarm) {
        List<String> details = alarm.details();
        return switch (alarm.kind()) {
            case GAP, MISSING, LESS ->
                    Texts.text(
                            "error.feed.alarm." + word(alarm),
                            details.subList(1, details.size()).toArray());
            case SUSPENDED -> Texts.text(details.get(1), "", "", "");
            case UNCHARGED -> Texts.text("operator.billRun.alarm.uncharged.more", details.get(1));
            case DAYS -> Texts.text("operator.billRun.alarm.days.more");
            case OPINION -> Texts.text("operator.billRun.alarm.opinion.more");
            case EARLIER ->
                    Texts.text(
                            "operator.billRun.alarm.earlier.more",
                            TimeFormat.date(LocalDate.parse(details.getFirst())));
        };
    }

    private static Component todo(RunAlarm alarm) {
        String text = Texts.text("operator.billRun.alarm.todo", alarm.kind());
        return switch (alarm.kind()) {
            case GAP, MISSING, LESS -> new TextLink(Paths.USAGE_FEEDS, text);
            case SUSPENDED -> new TextLink(Paths.USAGE_FILES, text);
            case EARLIER -> new TextLink(Paths.BILL_RUNS, text);
            case UNCHARGED, DAYS, OPINION -> Words.quiet(text);
        };
    }

    private static Component action(RunAlarm alarm, ZoneId zone, Consumer<RunAlarm> accept) {
        RunAlarm.Waiver waiver = alarm.waiver();
        if (waiver == null) {
            return new Button(
                    Texts.text("operator.billRun.alarm.accept"), click -> accept.accept(alarm));
        }
        Span who = new Span(Glyph.CHECK.create());
        who.addClassName("ok");
        return new Div(
                who,
                Words.detail(
                        Texts.text(
                                "operator.billRun.alarm.accepted",
                                waiver.by(),
                                TimeFormat.dateTime(waiver.at(), zone),
                                waiver.reason())));
    }

    /** Open ones in a word, such as for the locked button. */
    static String locked(long open) {
        return Texts.text("operator.billRun.locked", CountFormat.count(open));
    }
}
