package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.invariant.InvariantViews;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.AllowanceTerms.Counts;
import bellbird.offering.AllowanceTerms.Rollover;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.offering.RoamingZone;
import bellbird.offering.RoamingZone.Network;
import bellbird.offering.TimeBand;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageMatch.Net;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.usage.SetAsideRow;
import bellbird.usage.UsageFileRow;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * "20.00 a month, 300 minutes and 10 GB with rollover, EU roaming included, 0.12 a minute beyond,
 * weekends half", from usage files to allowances. The line starts on 12 October: 20 of 31 days.
 */
class HeadlinePlanTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes,mcc,mnc,net\n";
    private static final String CALLED = ",+442079460000,";
    private static final Set<String> HOME_AND_EU = Set.of(UsageMatch.HOME, "EU");

    /** 300 minutes, for 20 of 31 days. */
    private static final long OCTOBER = 300 * 60 * 20 / 31;

    private final TestUsage usage = new TestUsage(plan());

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
    void minutes_at_home_and_in_the_eu_are_included_and_nowhere_else() throws SQLException {
        UsageFileRow file =
                load(
                        "home,voice,out,"
                                + TestUsage.LINE
                                + CALLED
                                + "2026-10-13T10:00:00,60,,234,15,",
                        "paris,voice,out,"
                                + TestUsage.LINE
                                + CALLED
                                + "2026-10-13T11:00:00,120,,208,01,",
                        "rung,voice,in,"
                                + TestUsage.LINE
                                + CALLED
                                + "2026-10-13T12:00:00,30,,208,01,",
                        "at-home,voice,in,"
                                + TestUsage.LINE
                                + CALLED
                                + "2026-10-13T12:00:00,30,,234,15,",
                        "boston,voice,out,"
                                + TestUsage.LINE
                                + CALLED
                                + "2026-10-13T13:00:00,60,,310,26,",
                        "lisbon,data,,"
                                + TestUsage.LINE
                                + ",,2026-10-13T14:00:00,,5000000,268,03,");
        assertThat(rated())
                .containsExactly(
                        "home|OUTGOING|234|15|60|0|0.000000",
                        "lisbon|OUTGOING|268|03|5000000|0|0.000000",
                        "paris|OUTGOING|208|01|120|0|0.000000",
                        "rung|INCOMING|208|01|0|30|0.000000");
        assertThat(usage.work.call(() -> usage.files.setAside(file.id(), null, 0, 10)))
                .extracting(SetAsideRow::line, SetAsideRow::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(5L, "error.usage.incoming"),
                        org.assertj.core.groups.Tuple.tuple(6L, "error.usage.unknownNetwork"));
    }

    @Test
    void what_october_left_is_used_first_in_november_and_gone_in_december() throws SQLException {
        load(call("oct", "2026-10-13T10:00:00", 1_612));
        usage.work.now = Instant.parse("2026-12-10T12:00:00Z");
        load(
                call("nov", "2026-11-03T10:00:00", OCTOBER - 1_612 + 60),
                call("dec", "2026-12-01T00:00:00", 60));
        assertThat(
                        usage.work.database.query(
                                "select record_key, b.period_from, rolled_over, quantity,"
                                        + " remaining_before"
                                        + " from allowance_consumption c"
                                        + " join allowance_bucket b on b.id = c.bucket_id"
                                        + " order by c.started_at, rolled_over desc"))
                .containsExactly(
                        "oct|2026-10-01|f|1612|" + OCTOBER,
                        "nov|2026-10-01|t|10000|10000",
                        "nov|2026-11-01|f|60|18000",
                        "dec|2026-11-01|t|60|17940");
        RatedUsages again = usage.work.add(new RatedUsages());
        assertThat(
                        usage.work.call(
                                () -> again.explain("nov", Instant.parse("2026-11-03T10:00:00Z"))))
                .extracting(step -> step.messageKey() + " " + step.parameters())
                .contains("explain.rolledOver.all [10000, 10000]", "explain.included [60, 18000]");
    }

    @Test
    void nothing_used_in_a_month_rolls_over_too() throws SQLException {
        usage.work.now = Instant.parse("2026-11-10T12:00:00Z");
        load(call("nov", "2026-11-03T10:00:00", 60));
        assertThat(meter(UsageType.VOICE))
                .isEqualTo(
                        new LineMeters.Meter(
                                UsageType.VOICE, OCTOBER + 18_000, 60, OCTOBER + 17_940, 0));
        assertThat(
                        usage.work.database.query(
                                "select period_from, granted, rolled"
                                        + " from allowance_bucket where service = 'VOICE' order by 1"))
                .containsExactly("2026-10-01|" + OCTOBER + "|60", "2026-11-01|18000|0");
    }

    @Test
    void usage_that_comes_late_takes_what_its_own_month_left() throws SQLException {
        usage.work.now = Instant.parse("2026-11-10T12:00:00Z");
        load(call("nov", "2026-11-03T10:00:00", 600));
        load(call("late", "2026-10-20T10:00:00", 600));
        assertThat(
                        usage.work.database.query(
                                "select period_from, consumed, rolled, remaining"
                                        + " from allowance_bucket where service = 'VOICE' order by 1"))
                .containsExactly(
                        "2026-10-01|1200|600|" + (OCTOBER - 1_200), "2026-11-01|0|0|18000");
    }

    @Test
    void weekends_cost_half_beyond_the_minutes() throws SQLException {
        // Friday, 8 p.m.: October's minutes cover 11,612 of 14,400 seconds until midnight
        load(call("friday", "2026-10-16T20:00:00", 14_460));
        assertThat(
                        usage.work.database.query(
                                "select included_quantity, charged_quantity, amount"
                                        + " from rated_usage"))
                .containsExactly("11612|2848|5.636000");
    }

    private LineMeters.Meter meter(UsageType service) {
        Meters meters = usage.work.add(new Meters());
        return usage.work.call(() -> meters.of(usage.customerId)).getFirst().meters().stream()
                .filter(one -> one.service() == service)
                .findFirst()
                .orElseThrow();
    }

    private List<String> rated() throws SQLException {
        return usage.work.database.query(
                "select r.record_key, direction, visited_mcc, visited_mnc, included_quantity,"
                        + " charged_quantity, amount from rated_usage r"
                        + " join usage_record using (record_key, started_at) order by 1");
    }

    private UsageFileRow load(String... lines) {
        String text = HEADER + String.join("\n", lines);
        return usage.process(
                usage.receive(
                                null,
                                "usage.csv",
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                        .fileId());
    }

    private static String call(String key, String start, long seconds) {
        return key + ",voice,out," + TestUsage.LINE + CALLED + start + "," + seconds + ",,,,";
    }

    private static PriceTerms plan() {
        UsageTariff calls =
                tariff("calls", UsageType.VOICE, Direction.OUTGOING, HOME_AND_EU, 60, "0.12")
                        .with(UsageTariff.SpanPolicy.SPLIT, Map.of("Weekend", Tables.rate("0.06")));
        TimeBand weekend =
                new TimeBand(
                        "Weekend",
                        List.of(
                                new TimeBand.Window(
                                        EnumSet.of(TimeBand.Day.SATURDAY, TimeBand.Day.SUNDAY),
                                        LocalTime.MIDNIGHT,
                                        LocalTime.MIDNIGHT)));
        return new PriceTerms(
                ZoneId.of("Europe/London"),
                List.of(
                        RecurringPrice.monthly(new BigDecimal("20.00")),
                        calls,
                        tariff("rung", UsageType.VOICE, Direction.INCOMING, Set.of("EU"), 60, "0"),
                        tariff(
                                "data",
                                UsageType.DATA,
                                Direction.OUTGOING,
                                HOME_AND_EU,
                                1_000_000,
                                "0.01")),
                List.of(
                        included(UsageType.VOICE, 18_000),
                        included(UsageType.DATA, 10_000_000_000L)),
                List.of(),
                List.of(
                        new RoamingZone(UsageMatch.HOME, List.of(new Network("234", "15"))),
                        new RoamingZone(
                                "EU", List.of(new Network("208", null), new Network("268", null)))),
                List.of(weekend),
                Set.of(),
                List.of());
    }

    private static UsageTariff tariff(
            String id,
            UsageType service,
            Direction direction,
            Set<String> visited,
            long unit,
            String rate) {
        return UsageTariff.of(
                id,
                id,
                new UsageMatch(service, direction, Net.ANY, visited, Set.of()),
                unit,
                Tables.rate(rate));
    }

    private static AllowanceTerms included(UsageType service, long quantity) {
        return AllowanceTerms.of(service, quantity, 1)
                .rolling(Rollover.USUAL)
                .counting(new Counts(Set.of(service), Set.of(), Net.ANY, HOME_AND_EU, Set.of()));
    }
}
