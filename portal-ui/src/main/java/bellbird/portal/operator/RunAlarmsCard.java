package bellbird.portal.operator;

import static java.util.stream.Collectors.joining;

import bellbird.bill.RunAlarm;
import bellbird.kernel.money.Money;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.FeedAlarm;
import bellbird.usage.UsageFileRow;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** What keeps a run from approval, and what somebody took upon themselves. */
final class RunAlarmsCard extends SectionCard {

    private static final long serialVersionUID = 1;

    /** What is missing from bills; the other kinds are about what is on them. */
    private static final Set<RunAlarm.Kind> MISSING =
            EnumSet.of(
                    RunAlarm.Kind.GAP,
                    RunAlarm.Kind.MISSING,
                    RunAlarm.Kind.LESS,
                    RunAlarm.Kind.SUSPENDED,
                    RunAlarm.Kind.REFUSED,
                    RunAlarm.Kind.HELD,
                    RunAlarm.Kind.UNRATED,
                    RunAlarm.Kind.UNCHARGED);

    /** So many files are named, and how many others there are. */
    private static final int NAMED = 3;

    /**
     * @param accept asks for a reason to take an alarm upon oneself
     */
    RunAlarmsCard(List<RunAlarm> alarms, ZoneId zone, Consumer<RunAlarm> accept) {
        super(title(alarms));
        long open = alarms.stream().filter(RunAlarm::blocks).count();
        if (open > 0) {
            addClassName("alarming");
            beside(Words.detail(atStake(alarms)));
        }
        PlainTable table =
                new PlainTable(
                                PlainTable.Column.text(Texts.text("operator.billRun.alarms.what")),
                                PlainTable.Column.text(Texts.text("operator.billRun.alarms.how")),
                                PlainTable.Column.number(
                                        Texts.text("operator.billRun.alarms.amount")),
                                PlainTable.Column.text(Texts.text("operator.billRun.alarms.do")),
                                PlainTable.Column.text(""))
                        .stacking();
        for (RunAlarm alarm : alarms) {
            table.row(
                    missing(alarm, zone),
                    Words.quiet(how(alarm, zone)),
                    amount(alarm),
                    todo(alarm),
                    action(alarm, zone, accept));
        }
        edge(table);
    }

    private static String title(List<RunAlarm> alarms) {
        return Texts.text(
                "operator.billRun.alarms", (int) alarms.stream().filter(RunAlarm::blocks).count());
    }

    /** What bills issued now would miss, as far as anybody can say. */
    private static String atStake(List<RunAlarm> alarms) {
        List<RunAlarm> missing =
                alarms.stream()
                        .filter(alarm -> alarm.blocks() && MISSING.contains(alarm.kind()))
                        .toList();
        List<Money> known =
                missing.stream().map(RunAlarm::amount).filter(Objects::nonNull).toList();
        return known.stream()
                .reduce(Money::plus)
                .filter(Money::isPositive)
                .map(
                        sum ->
                                Texts.text(
                                        "operator.billRun.alarms.miss",
                                        missing.size() - known.size(),
                                        MoneyFormat.money(sum)))
                .orElseGet(() -> Texts.text("operator.billRun.alarms.text"));
    }

    private static Component amount(RunAlarm alarm) {
        Money amount = alarm.amount();
        return amount == null
                ? Words.quiet(Texts.text("operator.billRun.alarms.unknown"))
                : Words.number(MoneyFormat.money(amount));
    }

    private static TwoLines missing(RunAlarm alarm, ZoneId zone) {
        return alarm.files().isEmpty()
                ? new TwoLines(what(alarm), detail(alarm))
                : TwoLines.over(what(alarm), files(alarm.files(), zone));
    }

    private static List<Span> files(List<UsageFileRow> files, ZoneId zone) {
        List<Span> names = new ArrayList<>();
        for (UsageFileRow file : named(files)) {
            String came =
                    Texts.text(
                            "operator.billRun.alarm.file",
                            TimeFormat.dateTime(file.receivedAt(), zone));
            names.add(
                    new Span(
                            new TextLink(Paths.usageFile(file.id()), file.fileName()),
                            new Text(" " + came)));
        }
        if (files.size() > names.size()) {
            names.add(
                    new Span(
                            Texts.text(
                                    "operator.billRun.alarm.file.more",
                                    files.size() - names.size())));
        }
        return names;
    }

    private static List<UsageFileRow> named(List<UsageFileRow> files) {
        return files.stream().limit(NAMED).toList();
    }

    private static String what(RunAlarm alarm) {
        return switch (alarm.kind()) {
            case GAP, MISSING, LESS -> alarm.details().getFirst();
            case SUSPENDED, REFUSED, HELD, UNRATED, UNCHARGED, DAYS, OPINION, EARLIER ->
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
            case GAP ->
                    Texts.text(
                            FeedAlarm.gap(details.get(1), details.get(2)),
                            details.subList(1, details.size()).toArray());
            case MISSING -> Texts.text("error.feed.alarm.missing", count(details.get(1)));
            case LESS ->
                    Texts.text(
                            "operator.billRun.alarm.less.more",
                            count(details.get(2)),
                            TimeFormat.date(LocalDate.parse(details.get(1))));
            case SUSPENDED -> Texts.text(details.get(1), "", "", "");
            case REFUSED, HELD, UNRATED -> "";
            case UNCHARGED -> Texts.text("operator.billRun.alarm.uncharged.more", details.get(1));
            case DAYS -> Texts.text("operator.billRun.alarm.days.more");
            case OPINION -> Texts.text("operator.billRun.alarm.opinion.more");
            case EARLIER ->
                    Texts.text(
                            "operator.billRun.alarm.earlier.more",
                            TimeFormat.date(LocalDate.parse(details.getFirst())));
        };
    }

    private static String how(RunAlarm alarm, ZoneId zone) {
        String key = "operator.billRun.alarm.how." + word(alarm);
        List<String> details = alarm.details();
        return switch (alarm.kind()) {
            case MISSING ->
                    Texts.text(key, TimeFormat.dateTime(Instant.parse(details.get(2)), zone));
            case LESS -> Texts.text(key, count(details.get(3)));
            case SUSPENDED -> Texts.text(key, Long.parseLong(details.get(2)));
            case REFUSED, HELD ->
                    named(alarm.files()).stream()
                            .map(UsageFilesView::reason)
                            .distinct()
                            .collect(joining(" "));
            case UNRATED -> Texts.text(key, number(alarm));
            case GAP, UNCHARGED, DAYS, OPINION, EARLIER -> Texts.text(key);
        };
    }

    private static String count(String number) {
        return CountFormat.count(Long.parseLong(number));
    }

    private static Component todo(RunAlarm alarm) {
        String text = Texts.text("operator.billRun.alarm.todo", alarm.kind());
        return switch (alarm.kind()) {
            case GAP, MISSING, LESS -> new TextLink(Paths.USAGE_FEEDS, text);
            case SUSPENDED -> new TextLink(Paths.USAGE_FILES, text);
            case REFUSED, HELD, UNRATED -> new TextLink(path(alarm.files()), text);
            case EARLIER -> new TextLink(Paths.BILL_RUNS, text);
            case UNCHARGED, DAYS, OPINION -> Words.quiet(text);
        };
    }

    private static String path(List<UsageFileRow> files) {
        return files.size() == 1 ? Paths.usageFile(files.getFirst().id()) : Paths.USAGE_FILES;
    }

    private static Component action(RunAlarm alarm, ZoneId zone, Consumer<RunAlarm> accept) {
        RunAlarm.Waiver waiver = alarm.waiver();
        if (waiver == null) {
            return new Button(
                    Texts.text("operator.billRun.alarm.accept"), click -> accept.accept(alarm));
        }
        return new AcceptedBy(waiver, zone);
    }

    /** Open ones in a word, such as for the locked button. */
    static String locked(long open) {
        return Texts.text("operator.billRun.locked", CountFormat.count(open));
    }
}
