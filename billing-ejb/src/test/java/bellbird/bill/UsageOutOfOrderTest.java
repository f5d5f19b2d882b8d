package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.AllowanceDraft;
import bellbird.offering.OfferingDraft;
import bellbird.offering.UsagePrice;
import bellbird.offering.UsageType;
import bellbird.rating.TestUsage;
import bellbird.reference.Books;
import bellbird.reference.Opinions;
import bellbird.testing.Holding;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Who bills brings usage that came out of order to what it costs in order. The first file takes
 * most of the included seconds at home, the second calls Germany, where a minute costs five times
 * as much: what is not included is another call if they come the other way round.
 */
class UsageOutOfOrderTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final String RUN = "1/2026-10-01";
    private static final Books.Rate VAT = new Books.Rate(new BigDecimal("23"), LocalDate.MIN);

    /** In the 20 days of October that the line has, 4,000 seconds. */
    private static final OfferingDraft PLAN =
            new OfferingDraft(
                    null,
                    "two-countries",
                    "Two countries",
                    "",
                    OCTOBER,
                    new BigDecimal("20.00"),
                    true,
                    List.of(price("44", "National", "0.12"), price("49", "Germany", "0.60")),
                    List.of(new AllowanceDraft(UsageType.VOICE, 6_200, 1)),
                    null);

    private static final Map<Integer, String> FILES =
            Map.of(
                    1, "a,voice,out,%s,+442079460000,2026-10-13T10:00:00,3700,",
                    2, "b,voice,out,%s,+493023125000,2026-10-14T10:00:00,900,",
                    3, "c,voice,out,%s,+442079460000,2026-10-15T10:00:00,60,");

    /** 300 of the 900 seconds are included: 6.00, and a minute at home: 0.12. */
    @Test
    void the_bill_run_bills_what_it_bills_in_order() throws SQLException {
        List<String> inOrder = billed(1, 2, 3);
        assertThat(inOrder)
                .contains(
                        "USAGE|Calls, Germany|600",
                        "USAGE|Calls, National|12",
                        "INV-2026-000001|3902");
        assertThat(billed(2, 1, 3)).isEqualTo(inOrder);
    }

    @Test
    void so_does_a_bill_out_of_its_turn() throws SQLException {
        try (TestUsage usage = load(2, 1, 3)) {
            LocalDate until = LocalDate.of(2026, 10, 29);
            assertThat(billing(usage).bill(account(usage), BillKind.IMMEDIATE, until)).isPresent();
            assertThat(bill(usage))
                    .contains("USAGE|Calls, Germany|600", "USAGE|Calls, National|12");
            Holding.assertInvariants(usage.work.database);
        }
    }

    @Test
    void who_cannot_be_put_in_order_is_parked_and_keeps_what_was_rated() throws SQLException {
        String rated = "select record_key, amount from rated_usage order by 1";
        try (TestUsage usage = load(2, 1, 3)) {
            List<String> before = usage.work.database.query(rated);
            usage.work.database.executeAsOwner(
                    "update product_terms set valid_from = '2026-10-20'");
            billing(usage).run(RUN);
            assertThat(usage.work.database.query("select state, reason from bill_run_account"))
                    .containsExactly("PARKED|error.bill.usageOrder");
            assertThat(usage.work.database.query(rated)).isEqualTo(before);
            assertThat(bill(usage)).isEmpty();
        }
    }

    /** The bill that a run makes; the second opinion has the same total before it and after. */
    private static List<String> billed(int... order) throws SQLException {
        try (TestUsage usage = load(order)) {
            String before = opinion(usage);
            billing(usage).run(RUN);
            assertThat(usage.work.database.query("select state from bill_run_account"))
                    .containsExactly("BILLED");
            assertThat(usage.work.database.query("select total_minor / 100.0 from customer_bill"))
                    .singleElement()
                    .satisfies(
                            total ->
                                    assertThat(new BigDecimal(total))
                                            .isEqualByComparingTo(before)
                                            .isEqualByComparingTo(opinion(usage)));
            Holding.assertInvariants(usage.work.database);
            return bill(usage);
        }
    }

    private static TestUsage load(int... order) throws SQLException {
        TestUsage usage = new TestUsage(PLAN);
        usage.numberFiles();
        for (int file : order) {
            usage.load(
                    "host-" + file + ".csv",
                    "record_id,service,direction,served,other,start,seconds,bytes\n"
                            + Objects.requireNonNull(FILES.get(file)).formatted(TestUsage.LINE));
        }
        assertThat(usage.work.database.query("select count(*) from usage_disorder"))
                .containsExactly(order[0] == 1 ? "0" : "1");
        return usage;
    }

    private static TestBilling billing(TestUsage usage) throws SQLException {
        return new TestBilling(NOVEMBER, usage.work);
    }

    private static UUID account(TestUsage usage) throws SQLException {
        return UUID.fromString(
                usage.work.database.query("select id from billing_account").getFirst());
    }

    private static List<String> bill(TestUsage usage) throws SQLException {
        return usage.work.database.query(
                """
                select kind || '|' || description || '|' || amount_minor from bill_line
                union all select label || '|' || total_minor from customer_bill order by 1""");
    }

    /** What the reference biller makes of the records, whatever the product made of them. */
    private static String opinion(TestUsage usage) throws SQLException {
        UUID account = account(usage);
        Opinions.Opinion said =
                Objects.requireNonNull(
                        usage.work
                                .database
                                .inTransaction(
                                        connection ->
                                                new Opinions(
                                                                connection,
                                                                usage.work.profile().zone(),
                                                                List.of(VAT))
                                                        .of(List.of(account), OCTOBER, NOVEMBER))
                                .get(account));
        BigDecimal total = said.total();
        assertThat(total).as(said.why()).isNotNull();
        return Objects.requireNonNull(total).toPlainString();
    }

    private static UsagePrice price(String prefix, String destination, String amount) {
        return new UsagePrice(
                UsageType.VOICE, prefix, destination, new BigDecimal(amount), 60, 1, 1);
    }
}
