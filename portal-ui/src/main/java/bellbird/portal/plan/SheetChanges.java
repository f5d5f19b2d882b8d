package bellbird.portal.plan;

import bellbird.portal.component.PlainTable;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two versions of a plan side by side, in the words customers read; what differs is marked. */
public final class SheetChanges extends Div {

    private static final long serialVersionUID = 1;

    /** What became of a line. */
    enum Kind {
        SAME,
        CHANGED,
        NEW,
        GONE
    }

    /** A line of either sheet, empty where a sheet has none. */
    record Row(Kind kind, String before, String after) {}

    /**
     * @param names of both, for the heads of the columns
     */
    public SheetChanges(Sheet before, Sheet after, List<String> names) {
        List<Row> rows = rows(before, after);
        long changes = rows.stream().filter(row -> row.kind != Kind.SAME).count();
        var table =
                new PlainTable(
                        PlainTable.Column.text(names.getFirst()),
                        PlainTable.Column.text(names.getLast()),
                        PlainTable.Column.text(Texts.text("operator.compare.what")));
        rows.forEach(
                row ->
                        table.row(
                                text(row.before, row.kind == Kind.SAME ? "t2" : "op-old"),
                                text(row.after, row.kind == Kind.SAME ? "t2" : "strong"),
                                mark(row.kind)));
        Div count = new Div(Words.strong(Texts.text("operator.compare.count", changes)));
        count.addClassName("op-count");
        add(count, table);
    }

    private static Span text(String words, String cssClass) {
        return Words.styled(words, cssClass);
    }

    private static Component mark(Kind kind) {
        Tone tone =
                switch (kind) {
                    case SAME -> Tone.QUIET;
                    case CHANGED -> Tone.ACTION;
                    case NEW -> Tone.OK;
                    case GONE -> Tone.WARN;
                };
        return kind == Kind.SAME
                ? new Span()
                : new StatusBadge(tone, Texts.text("operator.compare", kind));
    }

    /** The lines of both by what they are about, those of the later sheet first. */
    static List<Row> rows(Sheet before, Sheet after) {
        Map<String, String> old = lines(before);
        Map<String, String> now = lines(after);
        List<Row> rows = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(old.keySet());
        for (String key : keys) {
            String was = old.getOrDefault(key, "");
            String is = now.getOrDefault(key, "");
            Kind kind =
                    !old.containsKey(key)
                            ? Kind.NEW
                            : !now.containsKey(key)
                                    ? Kind.GONE
                                    : was.equals(is) ? Kind.SAME : Kind.CHANGED;
            rows.add(new Row(kind, was, is));
        }
        return rows;
    }

    private static Map<String, String> lines(Sheet sheet) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("", sheet.price() + " " + sheet.per());
        sheet.lines()
                .forEach(line -> lines.merge(line.key(), line.whole(), (a, b) -> a + "; " + b));
        return lines;
    }
}
