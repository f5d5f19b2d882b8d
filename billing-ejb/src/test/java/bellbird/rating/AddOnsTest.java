package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.invariant.InvariantViews;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.AllowanceTerms.Counts;
import bellbird.offering.Destination;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.offering.UsageMatch.Net;
import bellbird.offering.UsageType;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A line on a plan of 6,200 seconds and a gigabyte, from 12 October on, gets add-ons on the 20th.
 */
class AddOnsTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes,mcc,mnc,net\n";
    private static final LocalDate TWENTIETH = LocalDate.of(2026, 10, 20);

    /** For 20 of 31 days. */
    private static final long PLAN_BYTES = 1_000_000_000L * 20 / 31;

    private final TestUsage usage = new TestUsage();

    @AfterEach
    void the_invariants_hold() throws SQLException {
        List<InvariantResult> invariants =
                usage.work.database.inTransaction(
                        connection -> new InvariantViews(connection).check());
        assertThat(invariants)
                .filteredOn(one -> Set.of("I7", "I17", "I21").contains(one.id()))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.violations()).as(one.id()).isZero());
        usage.close();
    }

    @Test
    void data_of_an_add_on_is_used_after_the_plans_and_each_record_explains_itself()
            throws SQLException {
        usage.addOn("more-data", data(3_100_000_000L, 2), TWENTIETH, null);
        usage.addOn("more-data-too", data(1_000_000, 3), TWENTIETH, null);
        load(
                bytes("before", "2026-10-19T10:00:00", 45_161_290),
                bytes("first", "2026-10-20T10:00:00", 700_000_000),
                bytes("second", "2026-10-21T10:00:00", 1_200_000_000));
        assertThat(consumed())
                .containsExactly(
                        "before|data-1|45161290",
                        "first|data-1|600000000",
                        "first|data-2|100000000",
                        "second|data-2|1100000000",
                        "second|data-3|387096");
        assertThat(rated())
                .containsExactly(
                        "before|45161290|0|0.000000",
                        "first|700000000|0|0.000000",
                        "second|1100387096|100000000|5.000000");
        RatedUsages rated = usage.work.add(new RatedUsages());
        assertThat(
                        usage.work.call(
                                () ->
                                        rated.explain(
                                                "second", Instant.parse("2026-10-21T09:00:00Z"))))
                .isNotEmpty();
        Meters meters = usage.work.add(new Meters());
        LineMeters line = usage.work.call(() -> meters.of(usage.customerId)).getFirst();
        assertThat(line.addOns())
                .extracting(LineMeters.AddOn::name)
                .containsExactly("more-data", "more-data-too");
        assertThat(line.meters())
                .filteredOn(one -> one.service() == UsageType.DATA)
                .containsExactly(
                        new LineMeters.Meter(
                                UsageType.DATA,
                                PLAN_BYTES + 1_200_000_000L + 387_096,
                                PLAN_BYTES + 1_200_000_000L + 387_096,
                                0,
                                100_000_000));
    }

    @Test
    void what_an_add_on_counts_is_said_by_its_own_places() throws SQLException {
        usage.addOn(
                "talk-to-scotland",
                PriceTerms.of(
                        ZoneId.of("Europe/London"),
                        List.of(RecurringPrice.monthly(BigDecimal.ONE)),
                        List.of(
                                AllowanceTerms.of(UsageType.VOICE, 3_100, 0)
                                        .counting(
                                                new Counts(
                                                        Set.of(UsageType.VOICE),
                                                        Set.of(),
                                                        Net.ANY,
                                                        Set.of(),
                                                        Set.of("Scotland")))),
                        List.of(
                                new Destination("Scotland", List.of("44131", "44141"), List.of()),
                                new Destination("Glasgow works", List.of("441415"), List.of()))),
                TWENTIETH,
                null);
        load(
                call("edinburgh", "+441314960000", 60),
                call("glasgow", "+441414960000", 60),
                call("works", "+441415000000", 60),
                call("london", "+442079460000", 60));
        assertThat(consumed())
                .containsExactly(
                        "edinburgh|voice-0|60",
                        "glasgow|voice-0|60",
                        "london|voice-1|60",
                        "works|voice-1|60");
    }

    @Test
    void free_units_of_a_promotion_are_more_of_what_the_plan_includes() throws SQLException {
        usage.work.database.execute(
                """
                insert into promotion (code, document, status, redeemed)
                values ('MORE', '{"code":"MORE","name":"2 GB on us","validFrom":"2026-10-01","benefit":
                                  {"kind":"free-units","unit":"bytes","quantity":2000000000}}', 'PUBLISHED', 1)""");
        usage.work.database.execute(
                """
                insert into product_promotion (product_id, code, document, from_on, until_on)
                select p.id, c.code, c.document, p.start_on, '2026-12-01'
                  from product p, promotion c""");
        load(bytes("october", "2026-10-20T10:00:00", 1_000));
        usage.work.now = Instant.parse("2026-12-20T12:00:00Z");
        load(
                bytes("november", "2026-11-20T10:00:00", 1_000),
                bytes("december", "2026-12-01T10:00:00", 1_000));
        assertThat(
                        usage.work.database.query(
                                "select period_from, granted from allowance_bucket"
                                        + " where service = 'DATA' order by 1"))
                .containsExactly(
                        "2026-10-01|" + 3_000_000_000L * 20 / 31,
                        "2026-11-01|3000000000",
                        "2026-12-01|1000000000");
    }

    private List<String> consumed() throws SQLException {
        return usage.work.database.query(
                "select record_key, key, quantity from allowance_consumption c"
                        + " join allowance_bucket b on b.id = c.bucket_id"
                        + " order by c.started_at, record_key, key");
    }

    private List<String> rated() throws SQLException {
        return usage.work.database.query(
                "select record_key, included_quantity, charged_quantity, amount from rated_usage"
                        + " order by started_at");
    }

    private void load(String... lines) {
        String text = HEADER + String.join("\n", lines);
        usage.process(
                usage.receive(
                                null,
                                "usage.csv",
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                        .fileId());
    }

    private static PriceTerms data(long bytes, int priority) {
        return PriceTerms.of(
                ZoneId.of("Europe/London"),
                List.of(RecurringPrice.monthly(new BigDecimal("5.00"))),
                List.of(AllowanceTerms.of(UsageType.DATA, bytes, priority)),
                List.of());
    }

    private static String bytes(String id, String start, long bytes) {
        return id + ",data,," + TestUsage.LINE + ",," + start + ",," + bytes + ",,,";
    }

    private static String call(String id, String other, long seconds) {
        return id
                + ",voice,out,"
                + TestUsage.LINE
                + ","
                + other
                + ",2026-10-21T10:00:00,"
                + seconds
                + ",,,,";
    }
}
