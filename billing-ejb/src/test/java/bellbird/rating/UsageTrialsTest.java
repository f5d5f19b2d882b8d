package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingDraft;
import bellbird.offering.Offerings;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two lines pay 20.00 a month and 0.01 a MB beyond 100 MB; one used 300 MB in September 2026. */
class UsageTrialsTest {

    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    private static final long MEGABYTE = 1_000_000;

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final Offerings offerings = work.add(new Offerings());
    private final UsageTrials trials = trials();
    private final TestTenant tenant = new TestTenant(work.database);
    private final UUID offering;

    UsageTrialsTest() throws SQLException {
        OfferingDetail plan =
                work.call(
                        () ->
                                offerings.draft(
                                        OfferingDraft.of(
                                                "plan",
                                                "Plan",
                                                AUGUST,
                                                terms("20.00", 100, "0.01"))));
        offering = plan.id();
        UUID version = plan.versions().getFirst().id();
        work.run(() -> offerings.publish(version));
        TestTenant.Line busy = tenant.line(tenant.account(1, AUGUST), version, AUGUST);
        tenant.line(tenant.account(1, AUGUST), version, AUGUST);
        used(busy, "2026-08-31T12:00:00Z", 500, AUGUST);
        used(busy, "2026-09-10T12:00:00Z", 200, SEPTEMBER);
        used(busy, "2026-09-20T12:00:00Z", 100, SEPTEMBER);
        used(busy, "2026-10-02T12:00:00Z", 500, SEPTEMBER.plusMonths(1));
    }

    private UsageTrials trials() {
        work.add(new PriceTables());
        return work.add(new UsageTrials());
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void the_last_month_is_rated_again_by_both_prices_and_nothing_is_stored() throws SQLException {
        List<String> before = work.database.query("select count(*), sum(amount) from rated_usage");
        // 22.00 instead of 20.00 + 2.00, and 22.00 instead of 20.00
        assertThat(trial(terms("22.00", 300, "0.01")))
                .isEqualTo(
                        new UsageTrial(
                                YearMonth.of(2026, 9),
                                2,
                                2,
                                2,
                                0,
                                new BigDecimal("42.000000"),
                                new BigDecimal("44.000000"),
                                1,
                                new BigDecimal("2.00"),
                                0,
                                BigDecimal.ZERO));
        assertThat(work.database.query("select count(*), sum(amount) from rated_usage"))
                .isEqualTo(before);
    }

    @Test
    void who_would_pay_less_and_what_has_no_price_is_counted() {
        UsageTrial dearer = trial(terms("19.00", 0, "0.02"));
        assertThat(dearer.dearer()).isEqualTo(1);
        assertThat(dearer.dearerBy()).isEqualByComparingTo("3.00"); // 19.00 + 6.00 - 22.00
        assertThat(dearer.cheaper()).isEqualTo(1);
        assertThat(dearer.cheaperBy()).isEqualByComparingTo("1.00");
        UsageTrial calls =
                trial(
                        PriceTerms.of(
                                ZoneId.of("Europe/Dublin"),
                                List.of(RecurringPrice.monthly(new BigDecimal("20.00"))),
                                List.of(),
                                List.of()));
        assertThat(calls.unpriced()).isEqualTo(2);
    }

    private UsageTrial trial(PriceTerms terms) {
        return work.call(() -> trials.lastMonth(offering, Tables.version(terms)));
    }

    private void used(TestTenant.Line line, String at, long megabytes, LocalDate period)
            throws SQLException {
        tenant.usage(line, Instant.parse(at), period, "DATA", "Data", megabytes * MEGABYTE, "0.00");
    }

    private static PriceTerms terms(String monthly, long megabytes, String rate) {
        UsageTariff data = Tables.data(MEGABYTE, Tables.rate(rate));
        return PriceTerms.of(
                ZoneId.of("Europe/Dublin"),
                List.of(RecurringPrice.monthly(new BigDecimal(monthly)), data),
                megabytes == 0
                        ? List.of()
                        : List.of(AllowanceTerms.of(UsageType.DATA, megabytes * MEGABYTE, 1)),
                List.of());
    }
}
