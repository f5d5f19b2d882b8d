package bellbird.portal.operator;

import bellbird.bill.BillDetail.LineKind;
import bellbird.bill.RunReview.Change;
import bellbird.bill.UsualChange;
import bellbird.portal.component.FilterChips;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the amounts of a run differ from the run before, by kind and by plan: bars about zero, each
 * on the band of what is usual for it. A run with none before it shows its amounts alone.
 */
final class RunChangesCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private static final double HALF = 50;

    /** A change beyond this share is coloured while nobody can say what is usual. */
    private static final double LARGE = 0.25;

    /** So that one per cent does not look like much. */
    private static final double LEAST_SCALE = 0.1;

    private static final double TENTHS = 10;

    private static final int PLANS_SHOWN = 6;

    private final Div rows = new Div();
    private final transient List<Change> changes;

    private RunChangesCard(String title, List<Change> changes) {
        super(title);
        this.changes = byKind(changes);
        rows.addClassName("changes");
    }

    /** Of a run with none before it. */
    static RunChangesCard first(List<Change> changes) {
        RunChangesCard card =
                new RunChangesCard(Texts.text("operator.billRun.changes.first"), changes);
        for (Change change : card.changes) {
            card.rows.add(
                    row(
                            change,
                            Words.strong(name(change)),
                            Words.number(MoneyFormat.money(change.now()))));
        }
        card.body(card.rows, Words.detail(Texts.text("operator.billRun.changes.first.help")));
        return card;
    }

    /**
     * @param before name of the run before
     */
    static RunChangesCard against(String before, List<Change> changes) {
        RunChangesCard card =
                new RunChangesCard(Texts.text("operator.billRun.changes", before), changes);
        FilterChips unit =
                new FilterChips(card::show)
                        .asSegments()
                        .chip("percent", Texts.text("operator.billRun.changes.percent"))
                        .chip("amount", Texts.text("operator.billRun.changes.amount"));
        unit.choose("percent");
        card.action(unit);
        card.body(card.finding(), card.rows, card.help());
        card.show("percent");
        return card;
    }

    /** All plans together first, then the plans that moved most, then the other kinds. */
    private static List<Change> byKind(List<Change> changes) {
        Map<String, Change> sums = new LinkedHashMap<>();
        for (Change change : changes) {
            sums.merge(change.kind() + " " + change.service(), change.ofAnyPlan(), Change::plus);
        }
        List<Change> shown = new ArrayList<>();
        for (Change sum : sums.values()) {
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

    private Span finding() {
        List<Change> outside =
                changes.stream().filter(one -> one.usual().isPresent() && isLarge(one)).toList();
        if (outside.isEmpty()) {
            return Words.quiet(
                    Texts.text(
                            changes.stream().anyMatch(one -> one.usual().isPresent())
                                    ? "operator.billRun.changes.usual"
                                    : "operator.billRun.changes.tooFew"));
        }
        Change one = outside.getFirst();
        return Words.plain(
                Texts.text(
                        "operator.billRun.changes.outside",
                        outside.size(),
                        name(one),
                        percent(one),
                        one.usual().map(RunChangesCard::range).orElse("")));
    }

    private Span help() {
        return Words.detail(
                Texts.text(
                        changes.stream().anyMatch(one -> one.usual().isPresent())
                                ? "operator.billRun.changes.help.band"
                                : "operator.billRun.changes.help"));
    }

    private void show(String unit) {
        boolean percent = unit.equals("percent");
        double reach =
                changes.stream().mapToDouble(one -> Ends.of(one, percent).reach()).max().orElse(0);
        double scale =
                percent ? Math.clamp(Math.ceil(reach * TENTHS) / TENTHS, LEAST_SCALE, 1) : reach;
        rows.removeAll();
        if (percent) {
            rows.add(axis(scale));
        }
        for (Change change : changes) {
            rows.add(
                    row(
                            change,
                            new TwoLines(name(change), MoneyFormat.money(change.now())),
                            track(change, Ends.of(change, percent), scale),
                            Words.styled(
                                    percent
                                            ? percent(change)
                                            : MoneyFormat.change(change.difference()),
                                    "num",
                                    isLarge(change) ? "bad" : "t1")));
        }
    }

    /** Where the bar of a change and its band end, in the unit that is shown. */
    private record Ends(double bar, double least, double most) {

        static Ends of(Change change, boolean percent) {
            double whole = percent ? 1 : Math.abs(change.before().minorUnits());
            double bar = percent ? change.share().doubleValue() : change.difference().minorUnits();
            return change.usual()
                    .map(
                            usual ->
                                    new Ends(
                                            bar,
                                            usual.least().doubleValue() * whole,
                                            usual.most().doubleValue() * whole))
                    .orElse(new Ends(bar, 0, 0));
        }

        double reach() {
            return Math.max(Math.abs(bar), Math.max(Math.abs(least), Math.abs(most)));
        }
    }

    private static Div axis(double scale) {
        Div labels =
                new Div(new Span(signed(-scale)), new Span(signed(0)), new Span(signed(scale)));
        labels.addClassName("change-axis");
        labels.getElement().setAttribute("aria-hidden", "true");
        return labels;
    }

    private static Div track(Change change, Ends ends, double scale) {
        Div track = new Div();
        if (change.usual().isPresent()) {
            track.add(strip("change-usual", ends.least(), ends.most(), scale));
        }
        track.add(strip("change-bar", Math.min(0, ends.bar()), Math.max(0, ends.bar()), scale));
        track.addClassName("change-track");
        track.getElement().setAttribute("aria-hidden", "true");
        return track;
    }

    private static Div strip(String cssClass, double from, double to, double scale) {
        Div strip = new Div();
        strip.addClassName(cssClass);
        double left = place(from, scale);
        strip.getStyle().set("left", left + "%");
        strip.getStyle().set("width", (place(to, scale) - left) + "%");
        return strip;
    }

    /** Of a value on the track, in per cent of its width. */
    private static double place(double value, double scale) {
        return scale == 0 ? HALF : Math.clamp(HALF + HALF * value / scale, 0, 2 * HALF);
    }

    private static Div row(Change change, Component... cells) {
        Div row = new Div(cells);
        row.addClassName("change");
        row.setClassName("plan", !change.plan().isEmpty());
        row.setClassName("large", isLarge(change));
        change.usual().ifPresent(usual -> row.setTitle(range(usual)));
        return row;
    }

    private static String name(Change change) {
        if (!change.plan().isEmpty()) {
            return change.plan();
        }
        return change.service() == null
                ? Texts.text("operator.billRun.changes.kind", change.kind())
                : Texts.text("operator.billRun.changes.service", change.service());
    }

    /** What did not change does not stand out, even where it used to. */
    private static boolean isLarge(Change change) {
        return !percent(change).equals(signed(0))
                && change.usual()
                        .map(usual -> !usual.contains(change.share()))
                        .orElse(Math.abs(change.share().doubleValue()) >= LARGE);
    }

    private static String percent(Change change) {
        return change.before().isZero()
                ? Texts.text("operator.billRun.changes.new")
                : signed(change.share().doubleValue());
    }

    private static String range(UsualChange usual) {
        return Texts.text(
                "operator.billRun.changes.range",
                signed(usual.least().doubleValue()),
                signed(usual.most().doubleValue()));
    }

    private static String signed(double share) {
        String percent = CountFormat.percent(Math.abs(share));
        if (percent.equals(CountFormat.percent(0))) {
            return percent;
        }
        return share < 0
                ? Texts.text("operator.billRun.changes.less", percent)
                : Texts.text("operator.billRun.changes.more", percent);
    }
}
