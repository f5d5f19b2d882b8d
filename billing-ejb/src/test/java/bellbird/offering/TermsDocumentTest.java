package bellbird.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellbird.kernel.error.BellbirdException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsDocumentTest {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final String PLAN = text();

    @Test
    void a_document_comes_out_as_it_went_in() {
        PriceTerms terms = read(PLAN);
        PriceTerms again = TermsDocument.stored(TermsDocument.write(terms).toString());
        assertThat(again).isEqualTo(terms);
        assertThat(TermsDocument.write(again)).isEqualTo(TermsDocument.write(terms));
    }

    /** What is replaced by what, and where the document says it is wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"0.12\"; \"-0.12\"; /prices/1/charge/rate error.offering.negative",
                "\"0.12\"; \"0.123456789012345678901234567890\"; /prices/1/charge/rate"
                        + " error.offering.decimals",
                "\"0.12\"; \"1e999999999\"; /prices/1/charge/rate error.json.decimal",
                "\"0.12\"; \"9999999999999\"; /prices/1/charge/rate error.offering.tooLarge",
                "\"per-unit\", \"rate\": \"0.12\"; \"free-for-all\"; /prices/1/charge/kind error.json.oneOf",
                "\"unit\": 60,; \"unit\": 0,; /prices/1/unit error.notPositive",
                "\"upTo\": 60; \"upTo\": 0; /prices/2/charge/tiers/0/upTo error.offering.tierOrder",
                "{\"rate\": \"0.20\"}; {\"upTo\": 90, \"rate\": \"0.20\"};"
                        + " /prices/2/charge/tiers/1/upTo error.offering.lastTier",
                "\"calls-uk\"; \"calls\"; /prices/2/id error.offering.twice",
                "\"calls-uk\"; \"c\u0430lls\"; /prices/2/id error.offering.id",
                "[\"UK\"]; [\"Atlantis\"]; /prices/2/match/destinations error.offering.unknownName",
                "[\"saturday\", \"sunday\"]; []; /bands/0/windows error.required",
                "\"scope\": \"day\"; \"scope\": \"year\"; /prices/3/increments/scope error.json.oneOf",
                "\"mcc\": \"262\"; \"mcc\": 262; /zones/0/networks/0/mcc error.json.text",
                "\"holidays\"; \"holydays\"; /holydays error.json.unknown",
                "\"2026-12-25\"; \"2026-02-30\"; /holidays/0 error.json.local-date",
                "\"minimum\"; \"minimum\"; ",
                "\"unit\": \"bytes\"; \"unit\": \"seconds\"; /allowances/1/unit error.offering.unit",
                "\"name\": \"Calls to the UK\", ; ; /prices/2/name error.required",
                "Calls to the UK; Calls to \\u202EKU eht; /prices/2/name error.characters"
            })
    void a_bad_document_is_refused_with_the_place(String old, String now, String problem) {
        String changed = PLAN.replace(old, now == null ? "" : now);
        List<String> problems = problems(changed);
        if (problem == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).contains(problem);
        }
    }

    @Test
    void a_name_of_64_kilobytes_is_refused() {
        assertThat(problems(PLAN.replace("Calls to the UK", "x".repeat(65_536))))
                .containsExactly("/prices/2/name error.tooLong");
    }

    @Test
    void two_prices_for_one_event_are_refused_as_a_pair() {
        String twice =
                PLAN.replace(
                                "{\"name\": \"UK\", \"prefixes\": [\"44\"]}",
                                "{\"name\": \"UK\", \"prefixes\": [\"44\"]},"
                                        + "{\"name\": \"Britain\", \"prefixes\": [\"353\", \"44\"]}")
                        .replace(
                                "{\"kind\": \"usage-tariff\", \"id\": \"info\"",
                                "{\"kind\": \"usage-tariff\", \"id\": \"britain\", \"name\": \"Britain\","
                                        + " \"match\": {\"service\": \"voice\","
                                        + " \"destinations\": [\"Britain\"]},"
                                        + " \"charge\": {\"kind\": \"flat\", \"amount\": \"1\"}},"
                                        + "{\"kind\": \"usage-tariff\", \"id\": \"info\"");
        BellbirdException refused = refused(twice);
        assertThat(refused.problems())
                .singleElement()
                .returns("/prices/4", BellbirdException.Problem::field)
                .returns("error.offering.conflict", BellbirdException.Problem::messageKey)
                .returns(
                        List.of("britain", "calls-uk", "+44", "home"),
                        BellbirdException.Problem::parameters);
    }

    @Test
    void what_would_have_no_price_is_known_before_it_is_published() {
        assertThat(Uncovered.of(read(PLAN)))
                .extracting(one -> one.service() + " " + one.zone() + " " + one.reason())
                .containsExactly("SMS home NO_PRICE", "SMS EU NO_PRICE", "VOICE EU NO_PRICE");
        String weekendOnly =
                PLAN.replace("\"charge\": {\"kind\": \"per-unit\", \"rate\": \"0.12\"},\n", "");
        assertThat(Uncovered.of(read(weekendOnly)))
                .extracting(one -> one.zone() + " " + one.reason() + " " + one.detail())
                .contains("home SOME_TIMES calls", "EU SOME_TIMES calls");
    }

    private static List<String> problems(String document) {
        try {
            read(document);
            return List.of();
        } catch (BellbirdException refused) {
            return refused.problems().stream()
                    .map(one -> one.field() + " " + one.messageKey())
                    .toList();
        }
    }

    private static BellbirdException refused(String document) {
        return Objects.requireNonNull(
                catchThrowableOfType(BellbirdException.class, () -> read(document)));
    }

    private static PriceTerms read(String document) {
        try (var reader = Json.createReader(new StringReader(document))) {
            JsonObject object = reader.readObject();
            return TermsDocument.read(object, DUBLIN, "");
        }
    }

    private static String text() {
        try (var in =
                Objects.requireNonNull(
                        TermsDocumentTest.class.getResourceAsStream("/everyday-half.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
