package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.money.Money;
import bellbird.offering.UsagePrice;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import bellbird.rating.RatedResult.Consumed;
import bellbird.rating.RatedResult.NoPrice;
import bellbird.rating.RatedResult.Priced;
import bellbird.testing.WorkedExample;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of rating, by the ids of their worked examples. */
class RaterExamplesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final UUID BUCKET = new UUID(0, 1);

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
                        ? Money.settle(each.multiply(calls), EUR).toDecimal()
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
        Priced priced = session(gibibytes, 1, "1", List.of(bucket(BUCKET, bytes)));
        assertThat(priced.charged())
                .isEqualTo(example.expectedDecimal("differenceBytes").longValue());
    }

    static List<WorkedExample> prefixes() {
        return WorkedExample.of("R5-01", "R5-02", "R5-03", "R5-04", "R5-05", "R5-06");
    }

    @ParameterizedTest
    @MethodSource("prefixes")
    void the_longest_prefix_has_the_price(WorkedExample example) {
        List<UsagePrice> prices =
                example.input().getJsonArray("prefixes").getValuesAs(JsonObject.class).stream()
                        .map(
                                one ->
                                        new UsagePrice(
                                                UsageType.VOICE,
                                                one.getString("prefix"),
                                                one.getString("destination"),
                                                new BigDecimal(one.getString("rate")),
                                                60,
                                                1,
                                                1))
                        .toList();
        UsageEvent call = new UsageEvent(UsageType.VOICE, example.text("number").substring(1), 60);
        RatedResult result = Rater.rate(table(prices), call, List.of());
        if (example.expected().getString("outcome").equals("SUSPEND")) {
            assertThat(result).isEqualTo(new NoPrice("error.usage.noPrice"));
        } else {
            UsagePrice price = ((Priced) result).price();
            assertThat(price.prefix()).isEqualTo(example.expected().getString("prefix"));
            assertThat(price.destination()).isEqualTo(example.expected().getString("destination"));
            assertThat(price.amount()).isEqualByComparingTo(example.expectedDecimal("rate"));
        }
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
                                                one.getInt("priority"),
                                                ZonedDateTime.parse(one.getString("expiresAt"))
                                                        .toLocalDate(),
                                                60L * one.getInt("remainingMinutes")))
                        .sorted(Bucket.ORDER_OF_USE)
                        .toList();
        RatedResult result =
                Rater.rate(
                        voice("0.12", 1, 1),
                        new UsageEvent(
                                UsageType.VOICE,
                                "353200000000",
                                60 * example.whole("usageMinutes")),
                        buckets);
        List<String> expected =
                example.expected().getJsonArray("consumed").getValuesAs(JsonObject.class).stream()
                        .map(one -> id(one.getString("bucket")) + " " + 60 * one.getInt("minutes"))
                        .toList();
        assertThat(((Priced) result).consumed())
                .extracting(one -> one.bucketId() + " " + one.quantity())
                .isEqualTo(expected);
        assertThat(((Priced) result).charged())
                .isEqualTo(60 * example.expectedDecimal("notCoveredMinutes").longValue());
    }

    static List<WorkedExample> partlyCovered() {
        return WorkedExample.of("R8-02");
    }

    @ParameterizedTest
    @MethodSource("partlyCovered")
    void a_bucket_that_ends_in_a_call_covers_its_part(WorkedExample example) {
        long left = example.whole("bucketRemainingSeconds");
        Priced priced = call(example, List.of(bucket(BUCKET, left)));
        assertThat(priced.consumed()).containsExactly(new Consumed(BUCKET, left, left));
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
                        voice(
                                rate,
                                (int) example.whole("firstIncrementSeconds"),
                                (int) example.whole("nextIncrementSeconds")),
                        new UsageEvent(UsageType.VOICE, "353200000000", seconds),
                        buckets);
    }

    private static Priced session(long bytes, long unit, String rate, List<Bucket> buckets) {
        UsagePrice price =
                new UsagePrice(UsageType.DATA, "", "Data", new BigDecimal(rate), unit, 1, 1);
        return (Priced)
                Rater.rate(
                        table(List.of(price)),
                        new UsageEvent(UsageType.DATA, null, bytes),
                        buckets);
    }

    private static Bucket bucket(UUID id, long remaining) {
        return new Bucket(id, 1, LocalDate.of(2026, 11, 1), remaining);
    }

    private static UUID id(String letter) {
        return new UUID(0, letter.charAt(0));
    }

    private static PriceTable voice(String perMinute, int first, int next) {
        return table(
                List.of(
                        new UsagePrice(
                                UsageType.VOICE,
                                "",
                                "Anywhere",
                                new BigDecimal(perMinute),
                                60,
                                first,
                                next)));
    }

    private static PriceTable table(List<UsagePrice> prices) {
        return new PriceTable(
                new VersionTerms(
                        new UUID(0, 9),
                        new UUID(0, 8),
                        "Plan",
                        1,
                        LocalDate.of(2026, 1, 1),
                        EUR,
                        BigDecimal.TEN,
                        true,
                        prices,
                        List.of()));
    }
}
