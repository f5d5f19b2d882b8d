package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.money.Money;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.Charge;
import bellbird.offering.CountScope;
import bellbird.offering.Destination;
import bellbird.offering.OfferingPrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.RoamingZone;
import bellbird.offering.TimeBand;
import bellbird.offering.TimeBand.Day;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageTariff.Increments;
import bellbird.offering.UsageTariff.SpanPolicy;
import bellbird.offering.UsageType;
import bellbird.rating.RatedResult.Consumed;
import bellbird.rating.RatedResult.Counted;
import bellbird.rating.RatedResult.NoPrice;
import bellbird.rating.RatedResult.Priced;
import bellbird.rating.UsageState.Counter;
import bellbird.testing.WorkedExample;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of rating, by the ids of their worked examples. */
class RaterExamplesTest {

    static List<WorkedExample> voice() {
        return WorkedExample.of(
                IntStream.rangeClosed(1, 14).mapToObj("R1-%02d"::formatted).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("voice")
    void a_call_is_billed_in_started_increments(WorkedExample example) {
        Priced priced = call(example, List.of());
        assertThat(priced.billed()).isEqualTo(example.expectedDecimal("billedSeconds").longValue());
        if (example.expects("charge")) {
            assertThat(priced.amount()).isEqualByComparingTo(example.expectedDecimal("charge"));
        }
    }

    static List<WorkedExample> rounding() {
        return WorkedExample.of("R1-15", "R1-16");
    }

    @ParameterizedTest
    @MethodSource("rounding")
    void calls_keep_their_fractions_until_the_bill_line(WorkedExample example) {
        BigDecimal each = call(example, List.of()).amount();
        BigDecimal calls = example.decimal("calls");
        BigDecimal line =
                example.text("rounding").equals("BILL_LINE")
                        ? Money.settle(each.multiply(calls), Tables.EUR).toDecimal()
                        : each.setScale(2, RoundingMode.HALF_UP).multiply(calls);
        assertThat(line).isEqualByComparingTo(example.expectedDecimal("billLine"));
    }

    static List<WorkedExample> volumes() {
        return WorkedExample.of("R2-01", "R2-02", "R2-03");
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void a_session_is_charged_in_started_units(WorkedExample example) {
        long unit = example.whole("unitBytes");
        Priced priced = session(example.whole("bytes"), unit, "1", List.of());
        assertThat(priced.charged() / unit)
                .isEqualTo(example.expectedDecimal("billedUnits").longValue());
        if (example.expects("billedBytes")) {
            assertThat(priced.billed())
                    .isEqualTo(example.expectedDecimal("billedBytes").longValue());
        }
    }

    static List<WorkedExample> sessions() {
        return WorkedExample.of("R2-04", "R2-06");
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void sessions_are_rounded_one_by_one(WorkedExample example) {
        long unit = example.whole("unitBytes");
        String rate = example.id().equals("R2-06") ? example.text("ratePerUnit") : "1";
        Priced each = session(example.whole("bytesPerSession"), unit, rate, List.of());
        BigDecimal sessions = example.decimal("sessions");
        if (example.expects("billedUnits")) {
            assertThat(sessions.longValue() * each.charged() / unit)
                    .isEqualTo(example.expectedDecimal("billedUnits").longValue());
        } else {
            assertThat(each.amount().multiply(sessions))
                    .isEqualByComparingTo(example.expectedDecimal("chargeRoundedPerSession"));
        }
    }

    static List<WorkedExample> tenGigabytes() {
        return WorkedExample.of("R2-07");
    }

    @ParameterizedTest
    @MethodSource("tenGigabytes")
    void a_gigabyte_is_a_billion_bytes(WorkedExample example) {
        long gibibytes = example.whole("gibibytes") << 30;
        long bytes = Math.multiplyExact(example.whole("gigabytes"), 1_000_000_000L);
        Priced priced = session(gibibytes, 1, "1", List.of(Tables.bucket(UsageType.DATA, bytes)));
        assertThat(priced.charged())
                .isEqualTo(example.expectedDecimal("differenceBytes").longValue());
    }

    static List<WorkedExample> days() {
        return WorkedExample.of("R2-05", "R2-06");
    }

    @ParameterizedTest
    @MethodSource("days")
    void sessions_of_a_day_can_be_rounded_together(WorkedExample example) {
        long unit = example.whole("unitBytes");
        String rate = example.expects("billedUnits") ? "1" : example.text("ratePerUnit");
        PriceTable table =
                Tables.of(
                        Tables.data(unit, Tables.rate(rate))
                                .in(new Increments(unit, unit, CountScope.DAY)));
        List<Counter> counters = List.of();
        long charged = 0;
        BigDecimal amount = BigDecimal.ZERO;
        for (int i = 0; i < example.whole("sessions"); i++) {
            Priced priced =
                    (Priced)
                            Rater.rate(
                                    table,
                                    Tables.session(example.whole("bytesPerSession")),
                                    new UsageState(List.of(), counters));
            counters = priced.counted().stream().map(Counted::after).toList();
            charged += priced.charged();
            amount = amount.add(priced.amount());
        }
        if (example.expects("billedUnits")) {
            assertThat(charged / unit)
                    .isEqualTo(example.expectedDecimal("billedUnits").longValue());
        } else {
            assertThat(amount).isEqualByComparingTo(example.expectedDecimal("chargeRoundedPerDay"));
        }
    }

    static List<WorkedExample> partialRecords() {
        return WorkedExample.of("R2-08", "R2-09");
    }

    @ParameterizedTest
    @MethodSource("partialRecords")
    void partial_records_rated_singly_charge_for_bytes_that_never_flowed(WorkedExample example) {
        long unit = example.whole("unitBytes");
        List<Long> bytes =
                example.input().getJsonArray("partialRecordBytes").stream()
                        .map(one -> Long.valueOf(one.toString()))
                        .toList();
        List<Long> sessions =
                example.input().getBoolean("assembleFirst")
                        ? List.of(bytes.stream().mapToLong(Long::longValue).sum())
                        : bytes;
        long charged =
                sessions.stream()
                        .mapToLong(one -> session(one, unit, "1", List.of()).charged())
                        .sum();
        assertThat(charged / unit).isEqualTo(example.expectedDecimal("billedUnits").longValue());
    }

    static List<WorkedExample> bands() {
        return WorkedExample.of("R4-01", "R4-02", "R4-03");
    }

    @ParameterizedTest
    @MethodSource("bands")
    void a_call_across_bands_follows_the_policy_of_its_tariff(WorkedExample example) {
        List<JsonObject> given =
                example.input().getJsonArray("bands").getValuesAs(JsonObject.class);
        List<TimeBand> bands = new ArrayList<>();
        Map<String, Charge> charges = new HashMap<>();
        for (JsonObject one : given) {
            String name = one.getString("from");
            Set<Day> week = EnumSet.complementOf(EnumSet.of(Day.HOLIDAY));
            bands.add(
                    new TimeBand(
                            name,
                            List.of(
                                    new TimeBand.Window(
                                            week,
                                            LocalTime.parse(one.getString("from")),
                                            LocalTime.parse(one.getString("to"))))));
            charges.put(name, Tables.rate(one.getString("ratePerMinute")));
        }
        UsageTariff tariff =
                Tables.voice(Tables.rate("0"))
                        .in(
                                Increments.of(
                                        example.whole("firstIncrementSeconds"),
                                        example.whole("nextIncrementSeconds")))
                        .with(SpanPolicy.valueOf(example.text("bandPolicy")), charges);
        PriceTable table =
                Tables.of(
                        new PriceTerms(
                                Tables.BERLIN,
                                List.of(tariff),
                                List.of(),
                                List.of(),
                                List.of(),
                                bands,
                                Set.of(),
                                List.of()));
        ZonedDateTime start = ZonedDateTime.parse(example.text("start"));
        Priced priced =
                (Priced)
                        Rater.rate(
                                table,
                                Tables.call(start.toInstant(), example.whole("durationSeconds")),
                                UsageState.FRESH);
        assertThat(priced.amount()).isEqualByComparingTo(example.expectedDecimal("charge"));
        if (example.expects("secondsPerBand")) {
            assertThat(priced.parts())
                    .extracting(part -> Long.toString(part.quantity()))
                    .isEqualTo(
                            example.expected().getJsonArray("secondsPerBand").stream()
                                    .map(Object::toString)
                                    .toList());
        }
    }

    static List<WorkedExample> prefixes() {
        return WorkedExample.of("R5-01", "R5-02", "R5-03", "R5-04", "R5-05", "R5-06");
    }

    @ParameterizedTest
    @MethodSource("prefixes")
    void the_longest_prefix_has_the_price(WorkedExample example) {
        List<UsageTariff> tariffs = new ArrayList<>();
        List<Destination> destinations = new ArrayList<>();
        for (JsonObject one :
                example.input().getJsonArray("prefixes").getValuesAs(JsonObject.class)) {
            String name = one.getString("destination");
            destinations.add(Destination.of(name, one.getString("prefix")));
            tariffs.add(
                    UsageTariff.of(
                            name,
                            name,
                            UsageMatch.home(UsageType.VOICE, name),
                            60,
                            Tables.rate(one.getString("rate"))));
        }
        UsageEvent call =
                UsageEvent.home(
                        UsageType.VOICE, Tables.NOON, example.text("number").substring(1), 60);
        RatedResult result =
                Rater.rate(Tables.of(Tables.terms(tariffs, destinations)), call, UsageState.FRESH);
        if (example.expected().getString("outcome").equals("SUSPEND")) {
            assertThat(result).isEqualTo(new NoPrice("error.usage.noPrice"));
        } else {
            Priced priced = (Priced) result;
            assertThat(priced.prefix(call)).isEqualTo(example.expected().getString("prefix"));
            assertThat(priced.destination()).isEqualTo(example.expected().getString("destination"));
            assertThat(priced.amount()).isEqualByComparingTo(example.expectedDecimal("rate"));
        }
    }

    static List<WorkedExample> zones() {
        return WorkedExample.of("R7-01");
    }

    @ParameterizedTest
    @MethodSource("zones")
    void a_network_has_the_zone_of_its_codes_then_of_its_country(WorkedExample example) {
        Map<String, List<RoamingZone.Network>> networks = new LinkedHashMap<>();
        for (JsonObject one : example.input().getJsonArray("zones").getValuesAs(JsonObject.class)) {
            networks.computeIfAbsent(one.getString("zone"), zone -> new ArrayList<>())
                    .add(
                            new RoamingZone.Network(
                                    one.getString("mcc"),
                                    one.isNull("mnc") ? null : one.getString("mnc")));
        }
        List<RoamingZone> zones =
                networks.entrySet().stream()
                        .map(one -> new RoamingZone(one.getKey(), one.getValue()))
                        .toList();
        List<OfferingPrice> tariffs =
                networks.keySet().stream()
                        .map(
                                zone ->
                                        (OfferingPrice)
                                                UsageTariff.of(
                                                        zone,
                                                        zone,
                                                        new UsageMatch(
                                                                UsageType.DATA,
                                                                UsageMatch.Direction.OUTGOING,
                                                                UsageMatch.Net.ANY,
                                                                Set.of(zone),
                                                                Set.of()),
                                                        1_000_000,
                                                        Tables.rate("0.05")))
                        .toList();
        PriceTable table =
                Tables.of(
                        new PriceTerms(
                                Tables.BERLIN,
                                tariffs,
                                List.of(),
                                List.of(),
                                zones,
                                List.of(),
                                Set.of(),
                                List.of()));
        List<String> found = new ArrayList<>();
        for (JsonObject one :
                example.input().getJsonArray("visited").getValuesAs(JsonObject.class)) {
            UsageEvent event =
                    new UsageEvent(
                            UsageType.DATA,
                            UsageMatch.Direction.OUTGOING,
                            Tables.NOON,
                            UsageEvent.Other.NOBODY,
                            false,
                            new UsageEvent.Visited(one.getString("mcc"), one.getString("mnc")),
                            1);
            found.add(
                    switch (Rater.rate(table, event, UsageState.FRESH)) {
                        case Priced priced -> priced.destination();
                        case NoPrice none -> none.reason();
                        case RatedResult.Free free -> "free";
                    });
        }
        assertThat(found)
                .isEqualTo(
                        example.expected().getJsonArray("zones").stream()
                                .map(
                                        one ->
                                                one instanceof JsonString zone
                                                        ? zone.getString()
                                                        : "error.usage.unknownNetwork")
                                .toList());
    }

    static List<WorkedExample> buckets() {
        return WorkedExample.of("R8-01");
    }

    @ParameterizedTest
    @MethodSource("buckets")
    void the_bucket_that_expires_first_is_used_first(WorkedExample example) {
        List<JsonObject> given =
                example.input().getJsonArray("buckets").getValuesAs(JsonObject.class);
        List<Bucket> buckets =
                given.stream()
                        .map(
                                one ->
                                        new Bucket(
                                                id(one.getString("id")),
                                                "voice-1",
                                                one.getInt("priority"),
                                                false,
                                                ZonedDateTime.parse(one.getString("expiresAt"))
                                                        .toInstant(),
                                                60L * one.getInt("remainingMinutes")))
                        .sorted(Bucket.ORDER_OF_USE)
                        .toList();
        Priced priced =
                (Priced)
                        Rater.rate(
                                Tables.of(Tables.voice(Tables.rate("0.12"))),
                                Tables.call(60 * example.whole("usageMinutes")),
                                UsageState.of(buckets));
        List<String> expected =
                example.expected().getJsonArray("consumed").getValuesAs(JsonObject.class).stream()
                        .map(one -> id(one.getString("bucket")) + " " + 60 * one.getInt("minutes"))
                        .toList();
        assertThat(priced.consumed())
                .extracting(one -> one.bucketId() + " " + one.quantity())
                .isEqualTo(expected);
        assertThat(priced.charged())
                .isEqualTo(60 * example.expectedDecimal("notCoveredMinutes").longValue());
    }

    static List<WorkedExample> partlyCovered() {
        return WorkedExample.of("R8-02");
    }

    @ParameterizedTest
    @MethodSource("partlyCovered")
    void a_bucket_that_ends_in_a_call_covers_its_part(WorkedExample example) {
        long left = example.whole("bucketRemainingSeconds");
        Bucket bucket = Tables.bucket(UsageType.VOICE, left);
        Priced priced = call(example, List.of(bucket));
        assertThat(priced.consumed())
                .containsExactly(
                        new Consumed(
                                bucket.id(),
                                "voice-1",
                                AllowanceTerms.Unit.SECONDS,
                                false,
                                left,
                                left));
        assertThat(priced.included()).isEqualTo(example.expectedDecimal("freeSeconds").longValue());
        assertThat(priced.charged())
                .isEqualTo(example.expectedDecimal("chargedSeconds").longValue());
        assertThat(priced.amount()).isEqualByComparingTo(example.expectedDecimal("charge"));
    }

    private static Priced call(WorkedExample example, List<Bucket> buckets) {
        String rate =
                example.input().containsKey("ratePerMinute")
                        ? example.text("ratePerMinute")
                        : "0.12";
        // A started second is a whole one: that is how usage is stored.
        long seconds =
                example.decimal("durationSeconds").setScale(0, RoundingMode.CEILING).longValue();
        return (Priced)
                Rater.rate(
                        Tables.of(
                                Tables.voice(Tables.rate(rate))
                                        .in(
                                                Increments.of(
                                                        example.whole("firstIncrementSeconds"),
                                                        example.whole("nextIncrementSeconds")))),
                        Tables.call(seconds),
                        UsageState.of(buckets));
    }

    private static Priced session(long bytes, long unit, String rate, List<Bucket> buckets) {
        return (Priced)
                Rater.rate(
                        Tables.of(
                                Tables.data(unit, Tables.rate(rate)).in(Increments.of(unit, unit))),
                        Tables.session(bytes),
                        UsageState.of(buckets));
    }

    private static UUID id(String letter) {
        return new UUID(0, letter.charAt(0));
    }
}
