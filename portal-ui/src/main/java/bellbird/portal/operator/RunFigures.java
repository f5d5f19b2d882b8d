package bellbird.portal.operator;

import bellbird.bill.BillRunSummary;
import bellbird.bill.RunReview;
import bellbird.kernel.money.Money;
import bellbird.portal.component.Kpi;
import bellbird.portal.component.KpiRow;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** The few numbers of a run, each beside that of the run before. */
final class RunFigures extends KpiRow {

    private static final long serialVersionUID = 1;

    private static final double THOUSAND = 1000;

    RunFigures(BillRunSummary run, RunReview review) {
        RunReview.@Nullable Before before = review.before();
        long bills = run.billed() + run.drafts();
        add(
                new Kpi(
                        Texts.text("operator.billRun.total"),
                        MoneyFormat.money(run.total()),
                        before == null || before.total().isZero()
                                ? Texts.text("operator.billRun.total.more")
                                : change(before.total(), run.total())),
                new Kpi(
                        Texts.text("operator.billRun.average"),
                        MoneyFormat.money(average(run.total(), bills)),
                        before == null
                                ? ""
                                : Texts.text(
                                        "operator.billRun.average.before",
                                        MoneyFormat.money(
                                                average(before.total(), before.bills())))),
                new Kpi(
                        Texts.text(counted(run)),
                        CountFormat.count(bills),
                        Texts.text("operator.billRun.of", run.due())),
                run.isMoving()
                        ? new Kpi(
                                Texts.text("operator.billRun.zero"),
                                CountFormat.count(run.zero()),
                                Texts.text("operator.billRun.zero.more"))
                        : unusual(run, review),
                new Kpi(
                        Texts.text("operator.billRun.parked"),
                        CountFormat.count(run.parked()),
                        Texts.text("operator.billRun.parked.more")));
    }

    /** What there is to look at, as long as looking can still change a bill. */
    private static Kpi unusual(BillRunSummary run, RunReview review) {
        if (review.counts().isEmpty()) {
            return new Kpi(
                    Texts.text("operator.billRun.looked"),
                    CountFormat.count(0),
                    Texts.text("operator.billRun.look.none"));
        }
        return run.drafts() == 0
                ? new Kpi(
                        Texts.text("operator.billRun.looked"),
                        CountFormat.count(review.unusual() + review.accepted()),
                        Texts.text("operator.billRun.looked.accepted", review.accepted()))
                : new Kpi(
                        Texts.text("operator.billRun.look"),
                        CountFormat.count(review.unusual()),
                        Texts.text("operator.billRun.look.accepted", review.accepted()));
    }

    private static String counted(BillRunSummary run) {
        if (run.drafts() == 0) {
            return "operator.bills";
        }
        return run.billed() == 0 ? "operator.billRun.drafts" : "operator.billRun.billsAndDrafts";
    }

    private static String change(Money before, Money now) {
        double share =
                Math.round(
                                THOUSAND
                                        * (now.minorUnits() - before.minorUnits())
                                        / before.minorUnits())
                        / THOUSAND;
        if (share == 0) {
            return Texts.text("operator.billRun.total.same");
        }
        return Texts.text(
                share < 0 ? "operator.billRun.total.less" : "operator.billRun.total.moreThan",
                CountFormat.percent(Math.abs(share)));
    }

    private static Money average(Money total, long bills) {
        return bills == 0
                ? Money.zero(total.currency())
                : Money.settle(
                        total.toDecimal().divide(BigDecimal.valueOf(bills), MathContext.DECIMAL64),
                        total.currency());
    }
}
