package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.Audience;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingDraft;
import bellbird.offering.OfferingPrice;
import bellbird.offering.Offerings;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrice.Prorated;
import bellbird.offering.RecurringPrice.Timing;
import bellbird.product.Publications;
import bellbird.testing.Entities;
import bellbird.testing.Holding;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New prices for everyone are published on 12 October; nobody pays for a day at both. */
class MovedPricesTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final Interval QUARTER = new Interval(3, Interval.Unit.MONTH);
    private static final Interval TEN_DAYS = new Interval(10, Interval.Unit.DAY);
    private static final Prorated UNDIVIDED = new Prorated(true, true, false, false);

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final TestBilling billing = new TestBilling(NOVEMBER, work);
    private final TestTenant tenant = new TestTenant(work.database);
    private final Offerings offerings = work.add(new Offerings());
    private final Publications publications = work.add(new Publications());

    MovedPricesTest() throws SQLException {}

    @AfterEach
    void the_books_are_in_order() throws SQLException {
        Holding.assertInvariants(work.database);
        work.close();
    }

    /** Until the second quarter is on a bill, too. */
    @ParameterizedTest
    @CsvSource({"ADVANCE, 3", "ARREARS, 6"})
    void a_quarter_paid_whole_is_paid_at_one_of_the_prices(Timing timing, int months)
            throws SQLException {
        moved(
                price("92.00", QUARTER, timing, UNDIVIDED),
                price("96.00", QUARTER, timing, UNDIVIDED));
        assertThat(charged(months))
                .containsExactly("2026-10-01|2027-01-01|9200", "2027-01-01|2027-04-01|9600");
    }

    @Test
    void ten_days_paid_whole_are_not_cut_by_the_billing_period() throws SQLException {
        moved(
                price("10.00", TEN_DAYS, Timing.ADVANCE, UNDIVIDED),
                price("11.00", TEN_DAYS, Timing.ADVANCE, UNDIVIDED));
        assertThat(charged(1))
                .containsExactly(
                        "2026-10-01|2026-10-11|1000",
                        "2026-10-11|2026-10-21|1000",
                        "2026-10-21|2026-10-31|1100",
                        "2026-10-31|2026-11-10|1100",
                        "2026-11-10|2026-11-20|1100",
                        "2026-11-20|2026-11-30|1100",
                        "2026-11-30|2026-12-10|1100");
    }

    @Test
    void a_divided_quarter_is_paid_by_its_days_at_each_price() throws SQLException {
        moved(
                price("92.00", QUARTER, Timing.ARREARS, Prorated.USUAL),
                price("184.00", QUARTER, Timing.ARREARS, Prorated.USUAL));
        assertThat(charged(3))
                .containsExactly("2026-10-01|2026-11-01|3100", "2026-11-01|2027-01-01|12200");
    }

    @Test
    void where_the_undivided_price_stays_other_prices_need_not_wait_for_it() throws SQLException {
        RecurringPrice quarter = price("92.00", QUARTER, Timing.ARREARS, UNDIVIDED);
        moved(
                List.of(quarter, monthly("20.00")),
                List.of(price("92.0", QUARTER, Timing.ARREARS, UNDIVIDED), monthly("22.00")));
        assertThat(charged(3))
                .containsExactly(
                        "2026-10-01|2026-11-01|2000",
                        "2026-10-01|2026-11-01|3100",
                        "2026-11-01|2026-12-01|2200",
                        "2026-11-01|2027-01-01|6100",
                        "2026-12-01|2027-01-01|2200",
                        "2027-01-01|2027-02-01|2200");
    }

    private static RecurringPrice monthly(String amount) {
        return new RecurringPrice(
                "line", "", new BigDecimal(amount), Interval.MONTH, Timing.ADVANCE, Prorated.USUAL);
    }

    private static RecurringPrice price(
            String amount, Interval every, Timing timing, Prorated prorated) {
        return new RecurringPrice("service", "", new BigDecimal(amount), every, timing, prorated);
    }

    private void moved(RecurringPrice from, RecurringPrice to) throws SQLException {
        moved(List.of(from), List.of(to));
    }

    /** A line has the first prices since October; everyone is to get the others. */
    private void moved(List<OfferingPrice> from, List<OfferingPrice> to) throws SQLException {
        OfferingDetail first = published(null, from, LocalDate.of(2026, 1, 1), Audience.NEW_ORDERS);
        tenant.line(tenant.account(1, OCTOBER), first.versions().getFirst().id(), OCTOBER);
        published(first.id(), to, LocalDate.of(2026, 10, 12), Audience.EVERYONE);
    }

    private OfferingDetail published(
            @Nullable UUID of, List<OfferingPrice> prices, LocalDate from, Audience audience) {
        OfferingDraft draft =
                new OfferingDraft(
                        of,
                        "plan",
                        "Plan",
                        "",
                        from,
                        BigDecimal.ZERO,
                        true,
                        List.of(),
                        List.of(),
                        PriceTerms.of(TestBilling.ZONE, prices, List.of(), List.of()));
        OfferingDetail detail = work.call(() -> offerings.draft(draft));
        return work.call(() -> publications.publish(detail.versions().getFirst().id(), audience));
    }

    /** Recurring lines of the bills of October and the months after it. */
    private List<String> charged(int months) throws SQLException {
        for (int month = 0; month < months; month++) {
            billing.setToday(NOVEMBER.plusMonths(month));
            billing.run("1/" + OCTOBER.plusMonths(month));
        }
        return work.database.query(
                "select period_from, period_to, amount_minor from bill_line where kind = 'RECURRING' order by 1, 2, 3");
    }
}
