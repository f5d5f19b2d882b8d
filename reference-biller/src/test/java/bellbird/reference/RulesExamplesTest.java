package bellbird.reference;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked examples, by their ids, on the second implementation. */
class RulesExamplesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void a_call_is_billed_by_its_increments(int number) {
        JsonObject example = example("R1-%02d".formatted(number));
        long billed = billedSeconds(example.getJsonObject("input"));
        assertThat(billed).isEqualTo(example.getJsonObject("expected").getInt("billedSeconds"));
        if (example.getJsonObject("expected").containsKey("charge")) {
            assertThat(perMinute(billed, example))
                    .isEqualByComparingTo(text(example, "expected", "charge"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "R1-15")
    void exact_charges_are_added_up_and_rounded_once(String id) {
        JsonObject example = example(id);
        BigDecimal call = perMinute(billedSeconds(example.getJsonObject("input")), example);
        BigDecimal all =
                call.multiply(new BigDecimal(example.getJsonObject("input").getInt("calls")));
        assertThat(Rules.round(all, 2)).isEqualTo(text(example, "expected", "billLine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"R3-07", "R3-08"})
    void a_bill_is_cut_at_local_midnight(String id) {
        JsonObject input = example(id).getJsonObject("input");
        assertThat(
                        Rules.cutOff(
                                LocalDate.parse(input.getString("cutOffDate")),
                                ZoneId.of(input.getString("zone"))))
                .isEqualTo(example(id).getJsonObject("expected").getString("cutOffUtc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"R5-01", "R5-02", "R5-03", "R5-04", "R5-05", "R5-06"})
    void the_longest_prefix_wins_and_none_means_no_price(String id) {
        JsonObject example = example(id);
        List<Books.Price> prices =
                example.getJsonObject("input").getJsonArray("prefixes").stream()
                        .map(JsonValue::asJsonObject)
                        .map(
                                row ->
                                        new Books.Price(
                                                Books.Service.VOICE,
                                                row.getString("prefix"),
                                                row.getString("destination"),
                                                new BigDecimal(row.getString("rate")),
                                                60,
                                                1,
                                                1))
                        .toList();
        String called = example.getJsonObject("input").getString("number").substring(1);
        JsonValue expected =
                Objects.requireNonNull(example.getJsonObject("expected").get("destination"));
        assertThat(
                        Rules.price(prices, Books.Service.VOICE, called)
                                .map(Books.Price::destination)
                                .orElse("none"))
                .isEqualTo(expected instanceof JsonString name ? name.getString() : "none");
    }

    @ParameterizedTest
    @ValueSource(strings = "R8-01")
    void the_allowance_that_expires_first_is_used_first(String id) {
        JsonObject input = example(id).getJsonObject("input");
        List<Long> left =
                input.getJsonArray("buckets").stream()
                        .map(JsonValue::asJsonObject)
                        .sorted(
                                java.util.Comparator.comparing(
                                        row -> ZonedDateTime.parse(row.getString("expiresAt"))))
                        .map(row -> (long) row.getInt("remainingMinutes"))
                        .toList();
        assertThat(Rules.take(input.getInt("usageMinutes"), left))
                .isEqualTo(new Rules.Taken(List.of(100L, 20L), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = "R8-02")
    void what_an_allowance_does_not_cover_is_charged(String id) {
        JsonObject example = example(id);
        JsonObject input = example.getJsonObject("input");
        Rules.Taken taken =
                Rules.take(
                        billedSeconds(input),
                        List.of((long) input.getInt("bucketRemainingSeconds")));
        assertThat(taken.rest()).isEqualTo(16);
        assertThat(perMinute(taken.rest(), example))
                .isEqualByComparingTo(text(example, "expected", "charge"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"R9-01", "R9-02"})
    void who_joins_within_a_period_pays_its_remaining_days(String id) {
        JsonObject example = example(id);
        JsonObject input = example.getJsonObject("input");
        assertThat(
                        Rules.shares(
                                new BigDecimal(input.getString("price")),
                                List.of(joined(input)),
                                length(input),
                                2))
                .containsExactly(text(example, "expected", "charge"));
    }

    @ParameterizedTest
    @ValueSource(strings = "R9-03")
    void a_part_of_an_allowance_is_rounded_down(String id) {
        JsonObject example = example(id);
        JsonObject input = example.getJsonObject("input");
        long all = input.getJsonNumber("allowanceBytes").longValueExact();
        assertThat(Rules.partOf(all, joined(input), length(input)))
                .isEqualTo(
                        example.getJsonObject("expected")
                                .getJsonNumber("allowanceBytes")
                                .longValueExact());
    }

    @ParameterizedTest
    @ValueSource(strings = "R9-05")
    void the_last_segment_takes_the_remainder(String id) {
        JsonObject example = example(id);
        JsonObject input = example.getJsonObject("input");
        List<LocalDate> starts = new ArrayList<>();
        input.getJsonArray("segmentStarts")
                .getValuesAs(JsonString.class)
                .forEach(start -> starts.add(day(start.getString())));
        starts.add(day(input.getString("periodEnd")));
        List<Integer> days = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            days.add((int) ChronoUnit.DAYS.between(starts.get(i - 1), starts.get(i)));
        }
        assertThat(Rules.shares(new BigDecimal(input.getString("price")), days, length(input), 2))
                .containsExactlyElementsOf(
                        example
                                .getJsonObject("expected")
                                .getJsonArray("segments")
                                .getValuesAs(JsonString.class)
                                .stream()
                                .map(share -> new BigDecimal(share.getString()))
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"R14-02", "R14-03", "R14-04"})
    void tax_is_rounded_once_for_each_rate(String id) {
        JsonObject example = example(id);
        JsonObject input = example.getJsonObject("input");
        BigDecimal percent = new BigDecimal(input.getString("taxRatePercent"));
        boolean gross = input.containsKey("grossAmounts");
        List<BigDecimal> amounts =
                input
                        .getJsonArray(gross ? "grossAmounts" : "lineNets")
                        .getValuesAs(JsonString.class)
                        .stream()
                        .map(amount -> new BigDecimal(amount.getString()))
                        .toList();
        Rules.Tax tax =
                gross ? Rules.within(amounts, percent, 2) : Rules.onTop(amounts, percent, 2);
        assertThat(tax.tax()).isEqualTo(text(example, "expected", "tax"));
        if (gross) {
            assertThat(tax.net()).isEqualTo(text(example, "expected", "net"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"R14-06", "R14-08"})
    void ties_are_rounded_away_from_zero(String id) {
        JsonObject example = example(id);
        assertThat(
                        Rules.round(
                                new BigDecimal(example.getJsonObject("input").getString("value")),
                                2))
                .isEqualTo(text(example, "expected", "halfUp"));
    }

    private static long billedSeconds(JsonObject input) {
        return Rules.billedSeconds(
                new BigDecimal(input.getString("durationSeconds")),
                input.getInt("firstIncrementSeconds"),
                input.getInt("nextIncrementSeconds"));
    }

    private static BigDecimal perMinute(long seconds, JsonObject example) {
        return Rules.charge(seconds, text(example, "input", "ratePerMinute"), 60);
    }

    private static BigDecimal text(JsonObject example, String part, String name) {
        return new BigDecimal(example.getJsonObject(part).getString(name));
    }

    private static int joined(JsonObject input) {
        return Rules.daysFrom(
                day(input.getString("joinedAt")),
                day(input.getString("periodStart")),
                day(input.getString("periodEnd")));
    }

    private static int length(JsonObject input) {
        return (int)
                ChronoUnit.DAYS.between(
                        day(input.getString("periodStart")), day(input.getString("periodEnd")));
    }

    private static LocalDate day(String instant) {
        return ZonedDateTime.parse(instant).toLocalDate();
    }

    private static JsonObject example(String id) {
        try (JsonReader reader =
                Json.createReader(
                        Objects.requireNonNull(
                                RulesExamplesTest.class.getResourceAsStream(
                                        "/worked-examples.json")))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .filter(one -> one.getString("id").equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no example " + id));
        }
    }
}
