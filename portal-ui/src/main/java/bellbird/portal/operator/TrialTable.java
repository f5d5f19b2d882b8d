package bellbird.portal.operator;

import bellbird.offering.UsageType;
import bellbird.portal.component.Note;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.Decoded;
import bellbird.usage.FeedProfile.Field;
import bellbird.usage.FileRefusal;
import bellbird.usage.ProfileTrial;
import bellbird.usage.Verdict;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The records of a sample as a profile reads them; what cannot be read is said in its cell. */
final class TrialTable extends Div {

    private static final long serialVersionUID = 1;

    private final transient ZoneId zone;

    /** Those that a record fills, or in which one cannot be read. */
    private final List<Field> shown;

    /**
     * @param zone of the tenant, in which times are shown
     */
    TrialTable(ProfileTrial trial, ZoneId zone) {
        this.zone = zone;
        shown =
                Stream.of(Field.values())
                        .filter(field -> trial.rows().stream().anyMatch(row -> says(row, field)))
                        .toList();
        addClassName("op-stack");
        FileRefusal refusal = trial.refusal();
        if (refusal != null) {
            add(new Note(Tone.BAD, Texts.text(refusal.reason(), refusal.parameters().toArray())));
        }
        if (!trial.columns().isEmpty()) {
            add(columns(trial));
        }
        if (!trial.rows().isEmpty()) {
            long read =
                    trial.rows().stream()
                            .filter(row -> row.record() instanceof Decoded.Usage)
                            .count();
            add(
                    Words.strong(
                            Texts.text(
                                    "operator.feed.try.read",
                                    CountFormat.count(read),
                                    CountFormat.count(trial.rows().size()))),
                    rows(trial));
        }
    }

    private static boolean says(ProfileTrial.Row row, Field field) {
        return field == row.at() || !row.texts().getOrDefault(field, "").isEmpty();
    }

    private static PlainTable columns(ProfileTrial trial) {
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.feed.column")),
                        PlainTable.Column.text(Texts.text("operator.feed.example")));
        trial.columns()
                .forEach(
                        column ->
                                table.row(
                                        Words.styled(column.name(), "mono"),
                                        Words.styled(column.example(), "mono")));
        return table;
    }

    private PlainTable rows(ProfileTrial trial) {
        List<PlainTable.Column> columns = new ArrayList<>();
        columns.add(PlainTable.Column.number(Texts.text("operator.usageFile.line")));
        shown.forEach(
                field -> columns.add(PlainTable.Column.text(Texts.text("operator.feed", field))));
        columns.add(PlainTable.Column.text(Texts.text("operator.feed.verdict")));
        PlainTable table = new PlainTable(columns.toArray(PlainTable.Column[]::new));
        trial.rows().forEach(row -> table.row(cells(row)));
        return table;
    }

    private Component[] cells(ProfileTrial.Row row) {
        List<Component> cells = new ArrayList<>();
        cells.add(Words.number(CountFormat.count(row.record().line())));
        for (Field field : shown) {
            cells.add(cell(row, field));
        }
        cells.add(verdict(row));
        return cells.toArray(Component[]::new);
    }

    private Component cell(ProfileTrial.Row row, Field field) {
        String text = row.texts().getOrDefault(field, "");
        return switch (row.record()) {
            case Decoded.Usage usage -> Words.plain(read(usage, field, text));
            case Decoded.SetAside aside ->
                    field == row.at() ? new TwoLines(text, reason(aside)) : Words.quiet(text);
        };
    }

    private String read(Decoded.Usage usage, Field field, String text) {
        String other = usage.other();
        return switch (field) {
            case SERVICE -> Texts.text("operator.plan.service", usage.service());
            case SERVED -> usage.served().isEmpty() ? text : "+" + usage.served();
            case OTHER -> other == null ? "" : other.length() > 6 ? "+" + other : other;
            case START -> TimeFormat.dateTime(usage.startedAt(), zone);
            case SECONDS -> usage.service() == UsageType.VOICE ? quantity(usage) : text;
            case BYTES -> usage.service() == UsageType.DATA ? quantity(usage) : text;
            case RECORD_ID, DIRECTION, MCC, MNC, NET, SESSION, PART, LAST, IMSI -> text;
        };
    }

    /** In the unit that is rated, whatever that of the file. */
    private static String quantity(Decoded.Usage usage) {
        return Texts.text(
                "operator.usageFile.quantity." + usage.service().word(),
                CountFormat.count(usage.quantity()));
    }

    private static Component verdict(ProfileTrial.Row row) {
        return switch (row.record()) {
            case Decoded.Usage usage ->
                    new StatusBadge(Tone.OK, Texts.text("operator.feed.try.ok"));
            case Decoded.SetAside aside -> {
                Div words =
                        new Div(
                                new StatusBadge(
                                        aside.verdict() == Verdict.REJECTED ? Tone.BAD : Tone.WARN,
                                        Texts.text("operator.usageFile", aside.verdict())));
                if (row.at() == null) {
                    words.add(Words.detail(" " + reason(aside)));
                }
                yield words;
            }
        };
    }

    private static String reason(Decoded.SetAside aside) {
        return Texts.text(aside.reason(), aside.detail());
    }
}
