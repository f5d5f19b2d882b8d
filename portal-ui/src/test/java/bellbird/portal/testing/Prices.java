package bellbird.portal.testing;

import bellbird.account.BillCycle;
import bellbird.charge.Alignment;
import bellbird.charge.BillEstimates;
import bellbird.charge.Due;
import bellbird.charge.FirstCharges;
import bellbird.charge.PricedVersion;
import bellbird.charge.RecurringCharges;
import bellbird.charge.Subscription;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import bellbird.offering.Promotion;
import bellbird.offering.RecurringPrice;
import bellbird.offering.VersionTerms;
import bellbird.rating.ExplanationStep;
import bellbird.rating.PriceCheck;
import bellbird.rating.PriceCheckResult;
import bellbird.rating.PriceChecks;
import bellbird.rating.PriceTable;
import bellbird.rating.UsageTrial;
import bellbird.rating.UsageTrials;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What usage and a first bill would cost, before anybody buys. */
public final class Prices {

    List<Object> beans() {
        return List.of(new FakePriceChecks(), new FakeTrials(), new FakeEstimates());
    }

    /** Every event costs the same; the rater has tests of its own. */
    private static final class FakePriceChecks extends PriceChecks {
        @Override
        public List<PriceCheckResult> check(PriceTable draft, PriceCheck question) {
            return List.of(
                    new PriceCheckResult(
                            question.events().getFirst().id(),
                            PriceCheckResult.Outcome.RATED,
                            new BigDecimal("0.48"),
                            List.of(),
                            List.of(
                                    new ExplanationStep(
                                            "explain.plan",
                                            List.of(
                                                    draft.version().offeringName(),
                                                    "4",
                                                    LocalDate.of(2026, 11, 21))))));
        }
    }

    private static final class FakeTrials extends UsageTrials {
        @Override
        public UsageTrial lastMonth(UUID offeringId, VersionTerms draft) {
            return new UsageTrial(
                    YearMonth.parse("2026-10"),
                    6_214,
                    2_000,
                    181_004,
                    2,
                    new BigDecimal("48000.00"),
                    new BigDecimal("49632.00"),
                    1_962,
                    new BigDecimal("1962.00"),
                    38,
                    new BigDecimal("330.00"));
        }
    }

    /** The plan at 31.00, by the product's own arithmetic. */
    private static final class FakeEstimates extends BillEstimates {
        @Override
        public FirstCharges firstBill(
                String offering, LocalDate start, BillCycle cycle, @Nullable Promotion promotion) {
            PricedVersion price =
                    new PricedVersion(
                            Catalogue.PLAN,
                            RecurringPrice.monthly(new BigDecimal("31.00")),
                            Larkspur.EUR,
                            true);
            Subscription product =
                    new Subscription(
                            start,
                            null,
                            Alignment.ofProduct(cycle, start),
                            List.of(new Subscription.Term(price, start, null)),
                            List.of());
            Period first = cycle.containing(start);
            Due due = new Due(first.to(), cycle.next(first).to());
            return new FirstCharges(
                    first.to(),
                    RecurringCharges.of(product, due, List.of()),
                    promotion == null
                            ? null
                            : new FirstCharges.Named(
                                    promotion.name(), new Money(-500, Larkspur.EUR)),
                    List.of());
        }
    }
}
