package bellbird.system.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.system.stack.Invariants;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Program;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Invariants.class)
class CatalogIT {

    private static final int EVENTS = 10_000;

    /** Ten minutes included; an hour in two tiers; evenings at a rate of their own. */
    private static final String PLAN =
            """
            {"zone": "Europe/Dublin",
             "prices": [
               {"kind": "usage-tariff", "id": "calls", "name": "Calls", "unit": 60,
                "match": {"service": "voice", "destinations": ["Ireland"]},
                "charge": {"kind": "tiered", "tiers": [{"upTo": 900, "rate": "0.10"}, {"rate": "0.05"}]},
                "bands": {"Evening": {"kind": "per-unit", "rate": "0.04"}}},
               {"kind": "usage-tariff", "id": "data", "name": "Mobile data", "unit": 1000000,
                "match": {"service": "data"}, "charge": {"kind": "per-unit", "rate": "0.01"}}],
             "destinations": [{"name": "Ireland", "prefixes": ["353"]}],
             "bands": [{"name": "Evening", "windows": [{"from": "20:00", "to": "08:00",
                "days": ["monday", "tuesday", "wednesday", "thursday", "friday"]}]}],
             "allowances": [{"id": "minutes", "unit": "seconds", "quantity": 600,
                             "counts": {"services": ["voice"]}},
                            {"id": "gigabytes", "unit": "bytes", "quantity": 1000000000,
                             "counts": {"services": ["data"]}}]}""";

    private final Program program = new Program(Operators.first());

    @Test
    void what_a_program_took_out_it_may_put_back_without_any_change() throws Exception {
        HttpResponse<String> out = call("GET", "/api/v1/catalog", "");
        assertThat(out.statusCode()).as(out.body()).isEqualTo(200);
        HttpResponse<String> in = call("PUT", "/api/v1/catalog", out.body());
        assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
        assertThat(texts(json(in.body()).getAsJsonArray("changes"), "outcome"))
                .isNotEmpty()
                .containsOnly("unchanged");
        assertThat(call("GET", "/api/v1/catalog", "").body()).isEqualTo(out.body());
    }

    @Test
    void a_bad_catalogue_is_answered_with_places_and_nothing_changes() throws Exception {
        String before = call("GET", "/api/v1/catalog", "").body();
        JsonObject bad = json(before);
        JsonObject first = bad.getAsJsonArray("offerings").get(0).getAsJsonObject();
        first.addProperty("name", "");
        first.getAsJsonObject("terms")
                .getAsJsonArray("prices")
                .get(0)
                .getAsJsonObject()
                .addProperty("amount", "-1.00");
        HttpResponse<String> answer = call("PUT", "/api/v1/catalog", bad.toString());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(texts(json(answer.body()).getAsJsonArray("errors"), "pointer"))
                .contains("/offerings/0/name", "/offerings/0/terms/prices/0/amount");
        assertThat(call("GET", "/api/v1/catalog", "").body()).isEqualTo(before);
    }

    @Test
    void a_call_across_allowance_tier_and_band_reads_well_aloud() throws Exception {
        JsonObject call = event(0, "voice", "2026-11-04T19:30:00Z");
        call.addProperty("to", "+353201234567");
        call.addProperty("durationSeconds", "3600");
        HttpResponse<String> answer = call("POST", "/api/v1/price-checks", question(List.of(call)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject result = results(answer).get(0).getAsJsonObject();
        List<String> told = new ArrayList<>();
        result.getAsJsonArray("explanation").forEach(step -> told.add(step.getAsString()));
        told.forEach(System.out::println);
        assertThat(result.get("amount").getAsString()).isEqualTo("2.950000");
        assertThat(told)
                .containsExactly(
                        "Called Ireland, +353201234567: the price for numbers that begin with 353",
                        "A call of 1 hour, counted by the second",
                        "The allowance covers 10 minutes, all that it had left",
                        "15 minutes in the tier at 0.10 GBP per minute: 1.50 GBP",
                        "5 minutes in the next tier, at 0.05 GBP per minute: 0.25 GBP",
                        "Then, in the time band Evening:",
                        "30 minutes beyond the allowance at 0.04 GBP per minute: 1.20 GBP",
                        "Together 2.95 GBP");
    }

    @Test
    void an_estimate_with_a_code_that_does_not_hold_is_refused_by_name() throws Exception {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        String question =
                """
                {"offering": "everyday", "start": "%s", "until": "%s", "promotionCode": "NOBODYS"}"""
                        .formatted(today, today.plusMonths(2));
        HttpResponse<String> answer = call("POST", "/api/v1/bill-estimates", question);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(texts(json(answer.body()).getAsJsonArray("errors"), "pointer"))
                .containsExactly("/promotionCode");
    }

    @Test
    void ten_thousand_events_are_checked_in_one_question() throws Exception {
        List<JsonObject> events = new ArrayList<>();
        Random random = new Random(20_261_122);
        for (int i = 0; i < EVENTS; i++) {
            String start = OffsetDateTime.parse("2026-11-01T00:00:00Z").plusSeconds(250L * i) + "";
            JsonObject event = event(i, i % 3 == 0 ? "data" : "voice", start);
            if (i % 3 == 0) {
                event.addProperty("bytes", random.nextInt(50_000_000));
            } else {
                event.addProperty("to", "+35320%07d".formatted(random.nextInt(10_000_000)));
                event.addProperty("durationSeconds", Integer.toString(random.nextInt(3_600)));
            }
            events.add(event);
        }
        String question = question(events);
        HttpResponse<String> answer = call("POST", "/api/v1/price-checks", question);
        assertThat(results(answer)).hasSize(EVENTS);
        long before = System.nanoTime();
        HttpResponse<String> again = call("POST", "/api/v1/price-checks", question);
        System.out.printf(
                "%d events in one price check over HTTP: %d ms%n",
                EVENTS, Duration.ofNanos(System.nanoTime() - before).toMillis());
        assertThat(again.body()).isEqualTo(answer.body());
    }

    @Test
    void a_program_asks_who_gets_the_newest_prices() throws Exception {
        JsonArray plans =
                JsonParser.parseString(call("GET", "/api/v1/plans", "").body()).getAsJsonArray();
        String id = plans.get(0).getAsJsonObject().get("id").getAsString();
        HttpResponse<String> answer = call("GET", "/api/v1/plans/" + id + "/publication", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject report = json(answer.body());
        assertThat(report.get("version").getAsInt()).isEqualTo(1);
        assertThat(report.get("audience").getAsString()).isEqualTo("new-orders");
        assertThat(report.getAsJsonArray("products"))
                .as("who ordered it has it")
                .allSatisfy(
                        line ->
                                assertThat(line.getAsJsonObject().get("outcome").getAsString())
                                        .isEqualTo("reached"));
    }

    @Test
    void the_api_describes_itself() throws Exception {
        HttpResponse<String> answer = call("GET", "/openapi", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer.body()).getAsJsonObject("paths").keySet())
                .contains(
                        "/api/v1/catalog",
                        "/api/v1/price-checks",
                        "/api/v1/accounts/{id}/lines",
                        "/api/v1/lines/{id}/add-ons",
                        "/api/v1/add-ons/{id}/changes");
    }

    private static JsonObject event(int id, String service, String start) {
        JsonObject event = new JsonObject();
        event.addProperty("id", Integer.toString(id));
        event.addProperty("service", service);
        event.addProperty("start", start);
        return event;
    }

    private static String question(List<JsonObject> events) {
        JsonObject question = new JsonObject();
        question.add("catalogue", json(PLAN));
        JsonArray left = new JsonArray();
        left.add(json("{\"id\": \"minutes\", \"remaining\": 600}"));
        left.add(json("{\"id\": \"gigabytes\", \"remaining\": 1000000000}"));
        question.add("allowances", left);
        JsonArray asked = new JsonArray();
        events.forEach(asked::add);
        question.add("events", asked);
        return question.toString();
    }

    private static JsonArray results(HttpResponse<String> answer) {
        return json(answer.body()).getAsJsonArray("results");
    }

    private static List<String> texts(JsonArray objects, String member) {
        List<String> texts = new ArrayList<>();
        for (JsonElement one : objects) {
            texts.add(one.getAsJsonObject().get(member).getAsString());
        }
        return texts;
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return program.call(method, path, body);
    }
}
