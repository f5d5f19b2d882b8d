package bellbird.portal.component;

import bellbird.invariant.CheckedRule;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import java.time.ZoneId;
import java.util.List;

/** Rules with their last answer; of a broken one since when, and some rows that break it. */
public final class BrokenRules {

    private BrokenRules() {}

    public static PlainTable table(List<CheckedRule> rules, ZoneId zone) {
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("common.rules.rule")),
                        PlainTable.Column.text(Texts.text("common.rules.says")),
                        PlainTable.Column.number(Texts.text("common.rules.violations")),
                        PlainTable.Column.text(Texts.text("common.rules.state")));
        for (CheckedRule rule : rules) {
            var result = rule.result();
            Div says = new Div(Words.plain(Texts.text(result.messageKey())));
            result.samples().forEach(sample -> says.add(new Div(Words.styled(sample, "mono"))));
            Div state =
                    new Div(
                            result.holds()
                                    ? new StatusBadge(Tone.OK, Texts.text("common.rules.holds"))
                                    : new StatusBadge(Tone.BAD, Texts.text("common.rules.broken")));
            if (rule.since() != null) {
                state.add(
                        new Div(
                                Words.detail(
                                        Texts.text(
                                                "common.rules.since",
                                                TimeFormat.dateTime(rule.since(), zone)))));
            }
            table.row(
                    Words.strong(result.id()),
                    says,
                    Words.number(CountFormat.count(result.violations())),
                    state);
        }
        return table;
    }
}
