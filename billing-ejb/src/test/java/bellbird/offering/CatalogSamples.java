package bellbird.offering;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatchBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample catalogue of the documentation, and what can be wrong with it. */
final class CatalogSamples {

    private static final String FAMILY = "/offerings/0";
    private static final String BUNDLE = "/offerings/1";
    private static final String ADD_ON = "/offerings/2";
    private static final String TRAVELLER = "/offerings/3";

    private CatalogSamples() {}

    /**
     * @param place JSON pointer the answer must name
     * @param reason bundle key of the answer
     */
    record Bad(String what, JsonObject document, String place, String reason) {
        @Override
        public String toString() {
            return what;
        }
    }

    /** Every kind of price, allowance, offering and promotion. */
    static JsonObject full() {
        try (var reader =
                Json.createReader(
                        Files.newBufferedReader(
                                Path.of("..", "docs", "samples", "catalog.json")))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong by its shape alone. */
    static List<Bad> misshapen() {
        String rate = TRAVELLER + "/terms/prices/1/charge/rate";
        return List.of(
                bad(
                        "homoglyph: a letter that looks Latin",
                        ADD_ON + "/code",
                        "more-d\u0430ta",
                        "error.offering.code"),
                bad("64 KB: a name", FAMILY + "/name", "x".repeat(65_536), "error.tooLong"),
                bad("a name of nothing", FAMILY + "/name", "", "error.required"),
                bad("negative: a price below nothing", rate, "-0.12", "error.offering.negative"),
                bad("30 decimals: a price", rate, "0." + "1".repeat(30), "error.offering.decimals"),
                bad("no number", rate, "0,12", "error.json.decimal"),
                bad(
                        "a price as large as a country's debt",
                        rate,
                        "1" + "0".repeat(20),
                        "error.offering.tooLarge"),
                bad("another format", "/format", "bellbird-catalog/2", "error.json.oneOf"),
                bad("a word of nobody", FAMILY + "/kind", "gift", "error.json.oneOf"),
                bad(
                        "an MNC of one digit",
                        TRAVELLER + "/terms/zones/2/networks/0/mnc",
                        "2",
                        "error.offering.mnc"),
                bad(
                        "a day that is none",
                        FAMILY + "/validFrom",
                        "tomorrow",
                        "error.json.local-date"),
                added("a member of nobody", FAMILY + "/color", "blue", "error.json.unknown"),
                added(
                        "mixed currencies: an offering with one of its own",
                        FAMILY + "/currency",
                        "USD",
                        "error.json.unknown"));
    }

    /** What only the server can see. */
    static List<Bad> senseless() {
        return List.of(
                bad(
                        "mixed currencies: that of another country",
                        "/currency",
                        "USD",
                        "error.catalog.currency"),
                bad(
                        "hostile text: a name that turns the writing",
                        FAMILY + "/name",
                        "Fa\u202Eylim",
                        "error.characters"),
                bad(
                        "a zone of no map",
                        FAMILY + "/terms/zone",
                        "Europe/Atlantis",
                        "error.json.zone-id"),
                bad("one code for two", TRAVELLER + "/code", "family", "error.offering.twice"),
                bad(
                        "a destination of nobody",
                        FAMILY + "/terms/prices/1/match/destinations",
                        Json.createArrayBuilder().add("Atlantis").build(),
                        "error.offering.unknownName"),
                bad(
                        "a plan that excludes itself",
                        FAMILY + "/compatibility/excludes",
                        Json.createArrayBuilder().add("family").build(),
                        "error.catalog.contradiction"),
                bad(
                        "a bundle without parts",
                        BUNDLE + "/parts",
                        JsonValue.EMPTY_JSON_ARRAY,
                        "error.required"),
                bad(
                        "a bundle of itself",
                        BUNDLE + "/parts",
                        Json.createArrayBuilder().add("family-and-more").build(),
                        "error.catalog.nestedBundle"),
                bad(
                        "more than the whole off",
                        "/promotions/1/benefit/percent",
                        "100.5",
                        "error.catalog.percent"),
                bad(
                        "a promotion that ends before it begins",
                        "/promotions/0/validTo",
                        "2026-12-31",
                        "error.catalog.validTo"),
                bad(
                        "homoglyph: a promotion's code with a letter that looks Latin",
                        "/promotions/1/code",
                        "H\u0410LF",
                        "error.offering.code"),
                bad(
                        "64 KB: a promotion's name",
                        "/promotions/1/name",
                        "x".repeat(65_536),
                        "error.tooLong"),
                bad(
                        "hostile text: a promotion's name of two lines",
                        "/promotions/1/name",
                        "Half\nprice",
                        "error.characters"),
                bad(
                        "30 decimals: of a percentage off",
                        "/promotions/1/benefit/percent",
                        "0." + "1".repeat(30),
                        "error.offering.decimals"),
                bad(
                        "negative: less than nothing off",
                        "/promotions/1/benefit/percent",
                        "-5",
                        "error.catalog.percent"),
                bad(
                        "a promotion for a plan of nobody",
                        "/promotions/1/offerings",
                        Json.createArrayBuilder().add("nobody").build(),
                        "error.offering.unknownName"),
                bad(
                        "hostile text: a place's name that turns the writing",
                        FAMILY + "/terms/destinations/0/name",
                        "Ire\u202Eland",
                        "error.characters"),
                bad(
                        "cyclic: a plan that requires itself",
                        FAMILY + "/compatibility/requires",
                        Json.createArrayBuilder().add("family").build(),
                        "error.catalog.cycle"),
                cyclic(),
                overlapping());
    }

    /** The add-on requires the plan already. */
    static Bad cyclic() {
        return added(
                "cyclic: a plan that requires what requires it",
                FAMILY + "/compatibility/requires",
                Json.createArrayBuilder().add("more-data").build(),
                "error.catalog.cycle",
                ADD_ON + "/compatibility/requires");
    }

    /** A second price for the same calls. */
    static Bad overlapping() {
        JsonObject again = full().getValue(TRAVELLER + "/terms/prices/1").asJsonObject();
        JsonObject twin = Json.createObjectBuilder(again).add("id", "calls-too").build();
        return added(
                "overlapping: two prices for one call",
                TRAVELLER + "/terms/prices/-",
                twin,
                "error.offering.conflict",
                TRAVELLER + "/terms/prices/5");
    }

    private static Bad bad(String what, String place, String value, String reason) {
        return bad(what, place, Json.createValue(value), reason);
    }

    private static Bad bad(String what, String place, JsonValue value, String reason) {
        JsonPatchBuilder patch = Json.createPatchBuilder();
        try {
            return new Bad(what, patch.replace(place, value).build().apply(full()), place, reason);
        } catch (jakarta.json.JsonException absent) {
            return added(what, place, value, reason, place);
        }
    }

    private static Bad added(String what, String place, String value, String reason) {
        return added(what, place, Json.createValue(value), reason, place);
    }

    private static Bad added(String what, String at, JsonValue value, String reason, String place) {
        return new Bad(
                what,
                Json.createPatchBuilder().add(at, value).build().apply(full()),
                place,
                reason);
    }
}
