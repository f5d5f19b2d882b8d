package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.job.JobRun;
import bellbird.offering.OfferingPrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.RoamingZone;
import bellbird.offering.TimeBand;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageMatch.Net;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.testing.TenantWork;
import bellbird.testing.WorkedExample;
import bellbird.usage.FileCounts;
import bellbird.usage.Recycling;
import bellbird.usage.RecyclingWork;
import bellbird.usage.Suspense;
import bellbird.usage.UsageFileRow;
import jakarta.json.JsonNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Partial records of a session are rated as one, whatever files they come in (rule R2). */
class SessionPartsTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes,mcc,mnc,session,part,last\n";
    private static final WorkedExample ASSEMBLED = WorkedExample.of("R2-09").getFirst();

    private static final String CALLED = "+442079460000";

    private static final RoamingZone EU = zone("EU", "208");

    /** From eight in the evening until midnight. */
    private static final TimeBand NIGHT =
            new TimeBand(
                    "Night",
                    List.of(
                            new TimeBand.Window(
                                    EnumSet.allOf(TimeBand.Day.class),
                                    LocalTime.of(20, 0),
                                    LocalTime.MIDNIGHT)));

    /** A euro at home and five in France for each started unit of the worked example. */
    private static final PriceTerms PER_UNIT =
            terms(List.of(EU), data(UsageMatch.HOME, "1.00"), data("EU", "5.00"));

    /** The same, and nine euros in America. */
    private static final PriceTerms WORLDWIDE =
            terms(
                    List.of(EU, zone("US", "310")),
                    data(UsageMatch.HOME, "1.00"),
                    data("EU", "5.00"),
                    data("US", "9.00"));

    private final TestUsage usage = new TestUsage(PER_UNIT);
    private final TenantWork work = usage.work;
    private final Suspense suspense = work.add(new Suspense());
    private final RecyclingJob recycling;

    private final List<Long> bytes =
            ASSEMBLED
                    .input()
                    .getJsonArray("partialRecordBytes")
                    .getValuesAs(JsonNumber.class)
                    .stream()
                    .map(JsonNumber::longValue)
                    .toList();

    SessionPartsTest() {
        work.add(new RecyclingTransactions());
        recycling = work.add(new RecyclingJob());
    }

    @AfterEach
    void the_invariants_hold() throws SQLException {
        for (String view : List.of("inv_i07", "inv_i08", "inv_i17", "inv_i21")) {
            assertThat(work.database.query("select * from " + view)).as(view).isEmpty();
        }
        work.close();
    }

    @Test
    void parts_of_several_files_are_rounded_as_one() throws SQLException {
        UsageFileRow first = load("a.csv", part(1, ""));
        assertThat(first.counts()).isEqualTo(new FileCounts(1, 0, 1, 0, 0, 0));
        load("b.csv", part(2, ""));
        assertThat(rated()).isEmpty();
        UsageFileRow last = load("c.csv", part(3, "1"));
        long units = ASSEMBLED.expectedDecimal("billedUnits").longValueExact();
        assertThat(rated())
                .containsExactly(
                        "p1|1100000|%d|%d.000000"
                                .formatted(units * ASSEMBLED.whole("unitBytes"), units),
                        "p2|0|0|0.000000",
                        "p3|0|0|0.000000");
        assertThat(last.counts()).isEqualTo(new FileCounts(1, 1, 0, 0, 0, 0));
        assertThat(work.call(() -> usage.files.get(first.id())).counts())
                .isEqualTo(new FileCounts(1, 1, 0, 0, 0, 0));
        assertThat(work.database.query("select quantity from usage_record order by 1"))
                .containsExactly("300000", "400000", "400000");
    }

    @Test
    void a_part_in_the_middle_is_waited_for() throws SQLException {
        load("a.csv", part(1, ""), part(3, "1"));
        work.now = work.now.plus(Duration.ofDays(5));
        look();
        assertThat(rated()).isEmpty();
        load("b.csv", part(2, ""));
        assertThat(rated()).first().asString().startsWith("p1|1100000|2000000|");
    }

    @Test
    void a_part_that_comes_twice_counts_once() throws SQLException {
        load("a.csv", part(1, ""), part(2, ""));
        UsageFileRow again = load("b.csv", part(2, ""), part(3, "1"));
        assertThat(again.counts()).isEqualTo(new FileCounts(2, 1, 0, 1, 0, 0));
        assertThat(rated()).first().asString().startsWith("p1|1100000|");
        UsageFileRow late = load("c.csv", part(3, "1"), part(4, "1"));
        assertThat(late.counts()).isEqualTo(new FileCounts(2, 0, 1, 1, 0, 0));
        assertThat(work.database.query("select reason from set_aside_record where line_number = 3"))
                .contains("error.usage.partLate");
    }

    @Test
    void without_its_last_part_a_session_is_rated_when_its_time_is_over() throws SQLException {
        UsageFileRow file = load("a.csv", part(1, ""), part(2, ""));
        Instant until = Instant.parse("2026-10-30T12:00:00Z");
        assertThat(work.jobs).containsEntry("usage-sessions " + file.id(), until);
        look();
        assertThat(rated()).isEmpty();
        work.now = until;
        look();
        assertThat(rated()).containsExactly("p1|800000|1000000|1.000000", "p2|0|0|0.000000");
    }

    @Test
    void files_that_were_held_together_wait_for_each_other() throws SQLException {
        usage.numberFiles();
        UUID first = held("u1.csv", part(1, ""));
        UUID second = held("u2.csv", part(2, "1"));
        work.now = work.now.plus(Duration.ofDays(5));
        release(first);
        assertThat(rated()).isEmpty();
        release(second);
        assertThat(rated()).hasSize(2);
    }

    private UUID held(String name, String line) {
        load(name, part(9, "").replace("s1", name).replace("p9", name));
        return usage.receive(null, name, stream(HEADER + line)).fileId();
    }

    private void release(UUID file) {
        work.run(() -> usage.files.release(file));
        usage.process(file);
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_person_can_have_the_rest_rated_when_the_middle_never_comes() throws SQLException {
        load("a.csv", part(1, ""), part(3, "1"));
        work.now = work.now.plus(Duration.ofDays(5));
        recycle("error.usage.part", null);
        assertThat(rated()).containsExactly("p1|700000|1000000|1.000000", "p3|0|0|0.000000");
    }

    @Test
    void records_sent_back_in_for_something_else_give_no_session_up() throws SQLException {
        load("a.csv", part(1, ""), part(3, "1"));
        work.now = work.now.plus(Duration.ofDays(5));
        recycle("error.usage.unknownNumber", null);
        recycle("error.usage.part", "s2");
        assertThat(rated()).isEmpty();
        recycle("error.usage.part", "s1");
        assertThat(rated()).hasSize(2);
    }

    @Test
    void a_session_of_an_unknown_number_waits_as_a_whole() throws SQLException {
        UsageFileRow file =
                load(
                        "a.csv",
                        part(1, "").replace(TestUsage.LINE, "+447700900456"),
                        part(2, "1").replace(TestUsage.LINE, "+447700900456"));
        assertThat(file.counts()).isEqualTo(new FileCounts(2, 0, 2, 0, 0, 0));
        assertThat(work.database.query("select distinct reason from set_aside_record"))
                .containsExactly("error.usage.unknownNumber");
    }

    @Test
    void parts_with_one_id_are_a_conflict_and_never_counted_as_one() throws SQLException {
        load("a.csv", part(1, ""), part(2, "").replace("p2,", "p1,"), part(3, "1"));
        load("b.csv", part(1, "").replace("s1", "s2"), part(2, "1").replaceAll("p2|s1", "s2"));
        assertThat(rated()).isEmpty();
        assertThat(
                        work.database.query(
                                "select line_number, reason from set_aside_record order by file_id, 1"))
                .containsExactly(
                        "2|error.usage.part",
                        "3|error.usage.conflict",
                        "4|error.usage.part",
                        "2|error.usage.conflict",
                        "3|error.usage.part");
    }

    @Test
    void what_was_used_in_each_network_is_assembled_and_priced_there() throws SQLException {
        load("a.csv", part(1, ""), abroad("208", part(2, "")), part(3, ""));
        load("b.csv", abroad("208", part(4, "1")));
        assertThat(rated())
                .containsExactly(
                        "p1|700000|1000000|1.000000",
                        "p2|700000|1000000|5.000000",
                        "p3|0|0|0.000000",
                        "p4|0|0|0.000000");
    }

    @Test
    void calls_to_two_numbers_and_data_under_one_id_are_three() throws SQLException {
        load("a.csv", part(1, ""), call(2, CALLED, 30), call(3, "+442079460001", 60));
        load("b.csv", call(4, CALLED, 90), part(5, "1"));
        assertThat(rated())
                .containsExactly(
                        "p1|700000|1000000|1.000000",
                        "p2|120|120|1.200000",
                        "p3|60|60|0.600000",
                        "p4|0|0|0.000000",
                        "p5|0|0|0.000000");
    }

    @Test
    void a_session_waits_as_a_whole_for_the_price_of_a_part() throws SQLException {
        load("a.csv", part(1, ""), abroad("310", part(2, "1")));
        load("b.csv", other(part(1, "")), other(part(2, "1")));
        work.now = work.now.plus(Duration.ofDays(5));
        look();
        List<String> charged = List.of("q1|800000|1000000|1.000000", "q2|0|0|0.000000");
        assertThat(rated()).isEqualTo(charged);
        assertThat(aside())
                .containsExactly(
                        "p1|error.usage.unknownNetwork|310/", "p2|error.usage.unknownNetwork|310/");
        usage.hasPlan(WORLDWIDE);
        recycle("error.usage.unknownNetwork", "310/");
        assertThat(rated())
                .startsWith("p1|400000|1000000|1.000000", "p2|400000|1000000|9.000000")
                .endsWith(charged.toArray(String[]::new));
    }

    @Test
    void a_session_that_goes_on_in_an_hour_without_price_takes_nothing_before()
            throws SQLException {
        usage.hasPlan(terms(List.of(EU), data(UsageMatch.HOME, "1.00"), atNight("EU", "5.00")));
        load("a.csv", part(1, ""), abroad("208", part(2, "")), part(3, "1"));
        assertThat(rated()).isEmpty();
        assertThat(aside())
                .containsExactly(
                        "p1|error.usage.noBand|",
                        "p2|error.usage.noBand|",
                        "p3|error.usage.noBand|");
        usage.hasPlan(PER_UNIT);
        recycle("error.usage.noBand", null);
        assertThat(rated())
                .containsExactly(
                        "p1|700000|1000000|1.000000",
                        "p2|400000|1000000|5.000000",
                        "p3|0|0|0.000000");
    }

    @Test
    void a_session_is_charged_once_when_the_number_of_its_end_is_known() throws SQLException {
        end("2026-10-20T09:01:30Z");
        load("a.csv", part(1, ""), part(2, "1"));
        assertThat(rated()).isEmpty();
        work.now = work.now.plus(Duration.ofDays(5));
        recycle(null, null);
        assertThat(rated()).isEmpty();
        end(null);
        recycle("error.usage.unknownNumber", null);
        recycle(null, null);
        assertThat(rated()).containsExactly("p1|800000|1000000|1.000000", "p2|0|0|0.000000");
        assertThat(aside()).isEmpty();
    }

    @Test
    void what_waits_of_a_session_that_was_rated_is_never_rated_with_its_id() throws SQLException {
        load("a.csv", part(1, ""), part(3, "1"));
        work.database.execute("update usage_part set state = 'RATED' where part = 1");
        work.now = work.now.plus(Duration.ofDays(5));
        look();
        recycle(null, null);
        assertThat(rated()).isEmpty();
        assertThat(aside()).contains("p3|error.usage.partLate|s1");
        recycle("error.usage.partLate", null);
        assertThat(rated())
                .containsExactly("p1|400000|1000000|1.000000", "p3|300000|1000000|1.000000");
    }

    @Test
    void a_late_part_that_a_person_sends_back_in_is_a_record_of_its_own() throws SQLException {
        load("a.csv", part(1, ""), part(2, "1"));
        load("b.csv", part(3, ""), part(4, "1"), part(4, "1").replace("p4", "p5"));
        recycle("error.usage.part", null);
        assertThat(rated()).hasSize(2);
        recycle("error.usage.partLate", "s1");
        List<String> once =
                List.of(
                        "p1|800000|1000000|1.000000",
                        "p2|0|0|0.000000",
                        "p3|300000|1000000|1.000000",
                        "p4|300000|1000000|1.000000");
        assertThat(rated()).isEqualTo(once);
        assertThat(work.call(() -> suspense.recyclings(0, 1)).getFirst().outcomes())
                .containsExactlyInAnyOrder(
                        new Recycling.Outcome("RATED", "", 2),
                        new Recycling.Outcome("DUPLICATE", "error.usage.duplicate", 1));
        UsageFileRow again = load("c.csv", part(3, "").replace("p3", "p6"));
        assertThat(again.counts()).isEqualTo(new FileCounts(1, 0, 0, 1, 0, 0));
        recycle(null, null);
        assertThat(rated()).isEqualTo(once);
    }

    @Test
    void a_late_part_without_price_can_be_sent_back_in_again() throws SQLException {
        load("a.csv", part(1, ""), part(2, "1"));
        load("b.csv", abroad("310", part(3, "1")));
        recycle("error.usage.partLate", null);
        assertThat(aside()).containsExactly("p3|error.usage.unknownNetwork|310/");
        usage.hasPlan(WORLDWIDE);
        recycle("error.usage.unknownNetwork", null);
        assertThat(rated()).contains("p3|300000|1000000|9.000000");
    }

    @Test
    void a_session_that_costs_nothing_is_over_when_a_part_of_it_comes_late() throws SQLException {
        load("a.csv", received(1, ""), received(2, ""));
        work.now = work.now.plus(Duration.ofDays(5));
        look();
        assertThat(aside()).isEmpty();
        load("b.csv", received(3, "1"), other(part(1, "")));
        load("c.csv", other(part(2, "1")));
        assertThat(rated()).containsExactly("q1|800000|1000000|1.000000", "q2|0|0|0.000000");
        assertThat(aside()).containsExactly("p3|error.usage.partLate|s1");
    }

    private void look() {
        work.add(new SessionJob())
                .run(new TestUsage.KilledRun(UUID.randomUUID(), Integer.MAX_VALUE));
    }

    private void recycle(@Nullable String reason, @Nullable String detail) {
        UUID id = work.call(() -> suspense.recycle(reason, detail, "")).id();
        try {
            recycling.run(new TestUsage.KilledRun(id, Integer.MAX_VALUE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> rated() throws SQLException {
        return work.database.query(
                "select record_key, used_quantity, charged_quantity, amount"
                        + " from rated_usage order by record_key");
    }

    /** Suspended records: id, reason and what was found. */
    private List<String> aside() throws SQLException {
        return work.database.query(
                "select record_key, reason, detail from set_aside_record"
                        + " where verdict = 'SUSPENDED' order by record_key");
    }

    /** The line has its number until an instant. */
    private void end(@Nullable String at) throws SQLException {
        work.database.execute(
                "update service_identifier set valid_to = ?::timestamptz where kind = 'MSISDN'",
                at);
    }

    private String part(int number, String last) {
        return "p%d,data,,%s,,2026-10-20T10:%02d:00,,%d,,,s1,%d,%s"
                .formatted(
                        number,
                        TestUsage.LINE,
                        number,
                        bytes.get(Math.min(number, 3) - 1),
                        number,
                        last);
    }

    /** The same in a country. */
    private static String abroad(String mcc, String part) {
        return part.replace(",,,s1,", "," + mcc + ",,s1,");
    }

    /** The same in another session. */
    private static String other(String part) {
        return part.replace("s1", "s2").replaceFirst("p", "q");
    }

    private static String call(int number, String called, int seconds) {
        return "p%d,voice,,%s,%s,2026-10-20T10:%02d:00,%d,,,,s1,%1$d,"
                .formatted(number, TestUsage.LINE, called, number, seconds);
    }

    /** A message received abroad, which is not charged. */
    private static String received(int number, String last) {
        return "p%d,sms,in,%s,%s,2026-10-20T10:%02d:00,,,208,,s1,%1$d,%s"
                .formatted(number, TestUsage.LINE, CALLED, number, last);
    }

    private static RoamingZone zone(String name, String mcc) {
        return new RoamingZone(name, List.of(new RoamingZone.Network(mcc, null)));
    }

    private static UsageTariff data(String visited, String rate) {
        long unit = ASSEMBLED.whole("unitBytes");
        return UsageTariff.of(
                        "data-" + visited.toLowerCase(Locale.ROOT),
                        "Data",
                        new UsageMatch(
                                UsageType.DATA,
                                Direction.OUTGOING,
                                Net.ANY,
                                Set.of(visited),
                                Set.of()),
                        unit,
                        Tables.rate(rate))
                .in(UsageTariff.Increments.of(unit, unit));
    }

    /** Data that has a price at night only. */
    private static UsageTariff atNight(String visited, String rate) {
        UsageTariff data = data(visited, rate);
        return new UsageTariff(
                data.id(),
                data.name(),
                data.match(),
                data.unit(),
                data.increments(),
                data.spans(),
                null,
                Map.of(NIGHT.name(), Tables.rate(rate)),
                data.limits());
    }

    private static PriceTerms terms(List<RoamingZone> zones, UsageTariff... data) {
        List<OfferingPrice> prices = new ArrayList<>(List.of(data));
        prices.add(Tables.voice(Tables.rate("0.60")));
        return new PriceTerms(
                Tables.BERLIN,
                prices,
                List.of(),
                List.of(),
                zones,
                List.of(NIGHT),
                Set.of(),
                List.of());
    }

    private UsageFileRow load(String name, String... lines) {
        return usage.load(name, HEADER + String.join("\n", lines));
    }

    private final class RecyclingTransactions extends RecyclingWork {
        @Override
        public Optional<Piece> next(UUID recycling, Place after, int most) {
            return work.call(() -> super.next(recycling, after, most));
        }

        @Override
        public void finish(JobRun run, UUID recycling) {
            work.run(() -> super.finish(run, recycling));
        }
    }
}
