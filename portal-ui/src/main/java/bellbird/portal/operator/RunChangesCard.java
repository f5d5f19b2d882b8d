package bellbird.portal.operator;

import bellbird.bill.BillDetail.LineKind;
import bellbird.bill.RunReview;
import bellbird.kernel.money.Money;
import bellbird.portal.component.FilterChips;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the amounts of a run differ from the run before, by kind and by plan, as bars about zero. */
final class RunChangesCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private static final double WHOLE = 100;
    private static final double HALF = 50;

    /** A change beyond this share of the amount before is coloured. */
    private static final double LARGE = 0.25;

    private static final int PLANS_SHOWN = 6;

    private final Div rows = new Div();
    private final transient List<RunReview.Change> changes;

    RunChangesCard(String before, List<RunReview.Change> changes) {
        super(Texts.text("operator.billRun.changes", before));
        this.changes = byKind(changes);
        FilterChips unit =
                new FilterChips(this::show)
                        .asSegments()
                        .chip("percent", Texts.text("operator.billRun.changes.percent"))
                        .chip("amount", Texts.text("operator.billRun.changes.amount"));
        unit.choose("percent");
        action(unit);
        rows.addClassName("changes");
        body(rows, Words.detail(Texts.text("operator.billRun.changes.help")));
        show("percent");
    }

    /** All plans together first, then the plans that moved most, then the other kinds. */
    private static List<RunReview.Change> byKind(List<RunReview.Change> changes) {
        Map<String, RunReview.Change> sums = new LinkedHashMap<>();
        for (RunReview.Change change : changes) {
            sums.merge(
                    change.kind() + " " + change.service(),
                    new RunReview.Change(
                            change.kind(), change.service(), "", change.before(), change.now()),
                    (one, other) ->
                            new RunReview.Change(
                                    one.kind(),
                                    one.service(),
                                    "",
                                    one.before().plus(other.before()),
                                    one.now().plus(other.now())));
        }
        List<RunReview.Change> shown = new ArrayList<>();
        for (RunReview.Change sum : sums.values()) {
            shown.add(sum);
            if (sum.kind() == LineKind.RECURRING) {
                changes.stream()
                        .filter(one -> one.kind() == LineKind.RECURRING)
                        .limit(PLANS_SHOWN)
                        .forEach(shown::add);
            }
        }
        return shown;
    }

    private void show(String unit) {
        boolean percent = unit.equals("percent");
        double widest = changes.stream().mapToDouble(one -> size(one, percent)).max().orElse(0);
        rows.removeAll();
        for (RunReview.Change change : changes) {
            rows.add(row(change, percent, widest));
        }
    }

    private static Div row(RunReview.Change change, boolean percent, double widest) {
        Money difference = difference(change);
        Div bar = new Div();
        bar.addClassName("change-bar");
        if (isLarge(change)) {
            bar.addClassName("large");
        }
        double width = widest == 0 ? 0 : HALF * size(change, percent) / widest;
        bar.getStyle().set("width", width + "%");
        bar.getStyle().set("left", (difference.minorUnits() < 0 ? HALF - width : HALF) + "%");
        Div track = new Div(bar);
        track.addClassName("change-track");
        track.getElement().setAttribute("aria-hidden", "true");
        Div row =
                new Div(
                        new TwoLines(name(change), MoneyFormat.money(change.now())),
                        track,
                        Words.styled(
                                percent ? percent(change) : MoneyFormat.change(difference),
                                "num",
                                isLarge(change) ? "bad" : "t1"));
        row.addClassName("change");
        if (!change.plan().isEmpty()) {
            row.addClassName("plan");
        }
        return row;
    }

    private static String name(RunReview.Change change) {
        if (!change.plan().isEmpty()) {
            return change.plan();
        }
        return change.service() == null
                ? Texts.text("operator.billRun.changes.kind", change.kind())
                : Texts.text("operator.billRun.changes.service", change.service());
    }

    private static Money difference(RunReview.Change change) {
        return change.now().plus(change.before().negated());
    }

    private static double size(RunReview.Change change, boolean percent) {
        return percent
                ? Math.min(1, Math.abs(share(change)))
                : Math.abs(difference(change).minorUnits());
    }

    /** Of the amount before; one where there was none. */
    private static double share(RunReview.Change change) {
        long before = Math.abs(change.before().minorUnits());
        long difference = difference(change).minorUnits();
        return before == 0 ? Long.signum(difference) : (double) difference / before;
    }

    private static boolean isLarge(RunReview.Change change) {
        return Math.abs(share(change)) >= LARGE;
    }

    private static String percent(RunReview.Change change) {
        if (change.before().isZero()) {
            return Texts.text("operator.billRun.changes.new");
        }
        double share = Math.round(share(change) * WHOLE * 10) / (WHOLE * 10);
        return share > 0
                ? Texts.text("operator.billRun.changes.more", CountFormat.percent(share))
                : CountFormat.percent(share).replace('-', '−');
    }
}
