package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.JsonReading;
import bellbird.offering.Offerings;
import bellbird.offering.SamplePlans;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PriceChecksTest {

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final PriceChecks checks = priceChecks();

    @AfterEach
    void close() {
        work.close();
    }

    private PriceChecks priceChecks() {
        work.add(new PriceTables());
        return work.add(new PriceChecks());
    }

    @Test
    void events_are_rated_in_the_state_the_ones_before_left() {
        // Friday 23:59:00 to Saturday 00:02:00: 45 seconds are left of the minutes.
        List<PriceCheckResult> results =
                check(
                        "minutes",
                        45,
                        call("a", "2026-11-06T23:59:00Z", 180, "+353201234567"),
                        call("b", "2026-11-06T12:00:00Z", 60, "+353201234567"));
        assertThat(results.getFirst().consumed())
                .containsExactly(new PriceCheckResult.Consumed("minutes", 45));
        assertThat(results.getFirst().amount()).isEqualByComparingTo("0.15");
        assertThat(results.getLast().amount()).isEqualByComparingTo("0.12");
        assertThat(results.getFirst().explanation())
                .extracting(step -> step.messageKey() + " " + step.parameters())
                .containsExactly(
                        "explain.anyNumber [353201234567, Calls]",
                        "explain.call [180]",
                        "explain.included.all [45, 45]",
                        "explain.beyond [15, 0.12, per 60, 0.03, EUR]",
                        "explain.band.then [weekend]",
                        "explain.beyond [120, 0.06, per 60, 0.12, EUR]",
                        "explain.sum [0.15, EUR]");
    }

    @Test
    void tiers_and_caps_count_on_from_event_to_event() {
        List<PriceCheckResult> results =
                check(
                        null,
                        0,
                        call("a", "2026-11-03T12:00:00Z", 45, "+442071234567"),
                        call("b", "2026-11-04T12:00:00Z", 45, "+442071234567"),
                        call("c", "2026-12-04T12:00:00Z", 45, "+442071234567"),
                        data("d", "2026-11-03T12:00:00Z", 400_000_000L),
                        data("e", "2026-11-03T13:00:00Z", 400_000_000L),
                        data("f", "2026-11-04T13:00:00Z", 400_000_000L));
        assertThat(results)
                .extracting(PriceCheckResult::amount)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        new BigDecimal("0.225"),
                        new BigDecimal("0.175"),
                        new BigDecimal("0.225"),
                        new BigDecimal("1.6"),
                        new BigDecimal("0.4"),
                        new BigDecimal("1.6"));
    }

    @Test
    void short_free_emergency_and_roaming_numbers_are_known_first() {
        List<PriceCheckResult> results =
                check(
                        null,
                        0,
                        call("directory", "2026-11-03T12:00:00Z", 600, "11850"),
                        call("unknown short", "2026-11-03T12:00:00Z", 60, "12345"),
                        call("free", "2026-11-03T12:00:00Z", 60, "+3531800123456"),
                        call("help", "2026-11-03T12:00:00Z", 60, "112"),
                        call("help in Japan", "2026-11-03T12:00:00Z", 60, "119")
                                .add("mcc", "440")
                                .add("mnc", "10"),
                        call("germany", "2026-11-03T12:00:00Z", 60, "+353201234567")
                                .add("mcc", "262")
                                .add("mnc", "01"),
                        call("at sea", "2026-11-03T12:00:00Z", 60, "+353201234567")
                                .add("mcc", "901")
                                .add("mnc", "05"));
        assertThat(results)
                .extracting(one -> one.id() + " " + one.outcome() + " " + one.amount())
                .containsExactly(
                        "directory RATED 3.000000",
                        "unknown short SUSPENDED null",
                        "free FREE 0",
                        "help FREE 0",
                        "help in Japan FREE 0",
                        "germany RATED 0.120000",
                        "at sea SUSPENDED null");
        assertThat(results.getFirst().explanation())
                .extracting(ExplanationStep::messageKey)
                .contains("explain.connection", "explain.maximum", "explain.endsAfter");
        assertThat(results.getFirst().explanation())
                .filteredOn(step -> step.messageKey().equals("explain.endsAfter"))
                .singleElement()
                .returns("[150]", step -> step.parameters().toString());
    }

    @Test
    void money_of_an_allowance_pays_what_is_charged() {
        List<PriceCheckResult> results =
                check("credit", 100_000, call("a", "2026-11-03T12:00:00Z", 60, "+353201234567"));
        assertThat(results.getFirst().amount()).isEqualByComparingTo("0.02");
        assertThat(results.getFirst().consumed())
                .containsExactly(new PriceCheckResult.Consumed("credit", 100_000));
    }

    @Test
    void a_plan_is_asked_by_its_code_and_nothing_is_stored() throws SQLException {
        work.add(new Offerings());
        SamplePlans plans = work.add(new SamplePlans());
        work.run(plans::createSamplePlans);
        JsonObject question =
                Json.createObjectBuilder()
                        .add("offering", "everyday")
                        .add(
                                "events",
                                Json.createArrayBuilder()
                                        .add(call("a", "2026-10-03T12:00:00Z", 61, "+353201234567"))
                                        .add(
                                                call(
                                                        "b",
                                                        "2020-10-03T12:00:00Z",
                                                        61,
                                                        "+353201234567")))
                        .build();
        assertThat(ask(question))
                .extracting(one -> one.outcome() + " " + one.amount())
                .containsExactly("RATED 0.091500", "SUSPENDED null");
        assertThat(
                        work.database.query(
                                "select (select count(*) from usage_record)"
                                        + " + (select count(*) from allowance_bucket)"))
                .containsExactly("0");
    }

    @Test
    void each_wrong_event_is_named() {
        BellbirdException refused =
                Objects.requireNonNull(
                        catchThrowableOfType(
                                BellbirdException.class,
                                () ->
                                        check(
                                                null,
                                                0,
                                                call(
                                                        "a",
                                                        "2026-11-03T12:00:00Z",
                                                        -1,
                                                        "+353201234567"),
                                                call("b", "2026-11-03T12:00:00Z", 60, "nobody"),
                                                data("c", "2026-11-03T12:00:00Z", 1)
                                                        .add("mcc", "26"))));
        assertThat(refused.problems())
                .extracting(one -> one.field() + " " + one.messageKey())
                .containsExactly(
                        "/events/0/durationSeconds error.json.quantity",
                        "/events/1/to error.usage.other",
                        "/events/2/mcc error.offering.mcc",
                        "/events/2/mnc error.offering.mnc");
    }

    private List<PriceCheckResult> check(
            @org.jspecify.annotations.Nullable String allowance,
            long remaining,
            JsonObjectBuilder... events) {
        JsonArrayBuilder left = Json.createArrayBuilder();
        if (allowance != null) {
            left.add(Json.createObjectBuilder().add("id", allowance).add("remaining", remaining));
        }
        return ask(question(left, events));
    }

    private static JsonObject question(JsonArrayBuilder left, JsonObjectBuilder... events) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (JsonObjectBuilder event : events) {
            all.add(event);
        }
        try (var reader =
                Json.createReader(
                        Objects.requireNonNull(
                                PriceChecksTest.class.getResourceAsStream(
                                        "/everyday-half.json")))) {
            return Json.createObjectBuilder()
                    .add("catalogue", reader.readObject())
                    .add("allowances", left)
                    .add("events", all)
                    .build();
        }
    }

    private List<PriceCheckResult> ask(JsonObject question) {
        PriceCheck read = JsonReading.read(question, PriceCheck.class);
        return work.call(() -> checks.check(read));
    }

    private static JsonObjectBuilder call(String id, String start, int seconds, String to) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("service", "voice")
                .add("start", start)
                .add("durationSeconds", Integer.toString(seconds))
                .add("from", "+353201111111")
                .add("to", to);
    }

    private static JsonObjectBuilder data(String id, String start, long bytes) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("service", "data")
                .add("start", start)
                .add("bytes", bytes);
    }
}
