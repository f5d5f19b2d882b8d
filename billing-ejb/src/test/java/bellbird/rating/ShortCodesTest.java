package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.Charge;
import bellbird.offering.Destination;
import bellbird.offering.FreeNumber;
import bellbird.offering.PriceTerms;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.testing.Holding;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls to short codes, emergency and free numbers in usage files (rules R5, R6). */
class ShortCodesTest {

    private final TestUsage usage = new TestUsage(terms());

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void short_codes_are_known_before_the_longest_prefix() throws SQLException {
        UUID file = load("118500", "118", "11833", "99999", "112", "+441185000000");
        assertThat(
                        usage.work.database.query(
                                "select other_party, destination, price_prefix, amount"
                                        + " from rated_usage join usage_record"
                                        + " using (record_key, started_at) order by record_key"))
                .containsExactly(
                        "118500|Directory|118500|2.500000",
                        "118|Short|118|0.500000",
                        "441185000000|National|44|0.100000");
        assertThat(usage.work.call(() -> usage.files.setAside(file, null, 0, 10)))
                .extracting(row -> row.verdict() + " " + row.reason() + " " + row.detail())
                .containsExactly(
                        "IGNORED error.usage.free ",
                        "SUSPENDED error.usage.shortNumber 99999",
                        "IGNORED error.usage.emergency 112");
        Holding.assertInvariants(usage.work.database);
    }

    @Test
    void a_call_to_a_short_code_explains_itself_again() {
        load("118500");
        RatedUsages rated = usage.work.add(new RatedUsages());
        assertThat(
                        usage.work.call(
                                () -> rated.explain("r0", Instant.parse("2026-10-12T09:00:00Z"))))
                .extracting(step -> step.messageKey() + " " + step.parameters())
                .contains("explain.shortCode [118500, Directory]");
    }

    private UUID load(String... called) {
        String lines =
                Stream.iterate(0, i -> i < called.length, i -> i + 1)
                        .map(
                                i ->
                                        "r%d,voice,out,%s,%s,2026-10-12T10:0%d:00,60,"
                                                .formatted(i, TestUsage.LINE, called[i], i))
                        .collect(Collectors.joining("\n"));
        String content = "record_id,service,direction,served,other,start,seconds,bytes\n" + lines;
        UUID file =
                usage.receive(
                                null,
                                "usage.csv",
                                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                        .fileId();
        usage.process(file);
        return file;
    }

    private static PriceTerms terms() {
        return new PriceTerms(
                ZoneId.of("Europe/London"),
                List.of(
                        to("national", "National", Tables.rate("0.10")),
                        to("short", "Short", new Charge.Flat(new BigDecimal("0.50"))),
                        to("directory", "Directory", new Charge.Flat(new BigDecimal("2.50")))),
                List.of(),
                List.of(
                        Destination.of("National", "44", "118"),
                        new Destination("Short", List.of(), List.of("118")),
                        new Destination("Directory", List.of(), List.of("118500"))),
                List.of(),
                List.of(),
                Set.of(),
                List.of(new FreeNumber("11833", FreeNumber.Kind.FREE)));
    }

    private static UsageTariff to(String id, String destination, Charge charge) {
        return UsageTariff.of(
                id, destination, UsageMatch.home(UsageType.VOICE, destination), 60, charge);
    }
}
