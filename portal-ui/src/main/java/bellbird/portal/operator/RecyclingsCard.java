package bellbird.portal.operator;

import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.Recycling;
import bellbird.usage.Verdict;
import com.vaadin.flow.component.Component;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was sent back in: who, when, what was mended, how many went through, which stayed and why.
 */
final class RecyclingsCard extends SectionCard {

    private static final long serialVersionUID = 1;

    RecyclingsCard(List<Recycling> recyclings, ZoneId zone) {
        super(Texts.text("operator.suspense.history"));
        PlainTable table =
                new PlainTable(
                                PlainTable.Column.text(Texts.text("operator.suspense.when")),
                                PlainTable.Column.text(Texts.text("operator.suspense.what")),
                                PlainTable.Column.number(Texts.text("operator.suspense.taken")),
                                PlainTable.Column.number(Texts.text("operator.suspense.through")),
                                PlainTable.Column.text(Texts.text("operator.suspense.stayed")))
                        .stacking();
        for (Recycling one : recyclings) {
            table.row(
                    new TwoLines(TimeFormat.dateTime(one.askedAt(), zone), one.askedBy()),
                    new TwoLines(what(one), one.note()),
                    Words.number(CountFormat.count(one.taken())),
                    Words.number(CountFormat.count(one.through())),
                    stayed(one));
        }
        edge(table);
    }

    private static String what(Recycling recycling) {
        String reason = recycling.reason();
        String detail = recycling.detail();
        if (reason == null) {
            return Texts.text("operator.suspense.all");
        }
        return detail == null ? Texts.text(reason, "…") : detail;
    }

    private static Component stayed(Recycling recycling) {
        if (recycling.finishedAt() == null) {
            return new StatusBadge(Tone.ACTION, Texts.text("operator.suspense.working"));
        }
        List<Recycling.Outcome> others =
                recycling.outcomes().stream().filter(one -> !one.reason().isEmpty()).toList();
        if (others.isEmpty()) {
            return new StatusBadge(Tone.OK, Texts.text("operator.suspense.noneStayed"));
        }
        return Words.plain(
                others.stream().map(RecyclingsCard::outcome).collect(Collectors.joining(" ")));
    }

    private static String outcome(Recycling.Outcome outcome) {
        return Texts.text(
                "operator.suspense.outcome",
                CountFormat.count(outcome.records()),
                Texts.text("operator.usageFile", Verdict.valueOf(outcome.verdict())),
                Texts.text(outcome.reason(), "…"));
    }
}
