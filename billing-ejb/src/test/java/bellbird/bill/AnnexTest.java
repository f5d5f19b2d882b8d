package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.testing.TenantDatabase;
import bellbird.testing.WorkedExample;
import jakarta.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The itemised list of a bill (rule R24). */
class AnnexTest {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    private final TenantDatabase database = IssuedMonth.shared();

    AnnexTest() throws SQLException {}

    @Test
    void the_last_three_digits_are_hidden_and_short_codes_are_whole() {
        WorkedExample example = WorkedExample.of("R24-01").getFirst();
        List<String> masked =
                example.input().getJsonArray("numbers").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .map(number -> ListedNumber.of(number, false))
                        .toList();

        assertThat(masked)
                .isEqualTo(
                        example
                                .expected()
                                .getJsonArray("masked")
                                .getValuesAs(JsonString.class)
                                .stream()
                                .map(JsonString::getString)
                                .toList());
        assertThat(ListedNumber.of("49301234567", false)).isEqualTo("+49301234xxx");
        assertThat(ListedNumber.of("49301234567", true)).isEqualTo("+49301234567");
        assertThat(ListedNumber.of("Larkspur", false)).isEqualTo("Larkspur");
        assertThat(ListedNumber.of(null, true)).isNull();
    }

    @Test
    void a_bill_lists_its_own_usage_record_by_record() throws SQLException {
        UUID bill = bill(1);

        assertThat(csv(bill, null))
                .hasSize(2)
                .last()
                .asString()
                .endsWith(",2026-10-15T11:00:00+01:00,VOICE,,Ireland,61,s,0.122,EUR");
        assertThat(csv(bill(2), null)).last().asString().contains(",SMS,,Any,3,messages,0.27,EUR");
        assertThat(hasLines(bill, null)).isTrue();
    }

    @Test
    void another_customer_finds_neither_the_list_nor_that_there_is_one() throws SQLException {
        UUID stranger = UUID.randomUUID();

        assertThat(csv(bill(1), stranger)).isEmpty();
        assertThat(hasLines(bill(1), stranger)).isFalse();
        assertThat(hasLines(UUID.randomUUID(), null)).isFalse();
    }

    @Test
    void no_field_of_the_csv_is_a_formula_or_breaks_its_line() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnnexCsv.write(
                annex(),
                lines(
                        new Annex.Line(
                                Instant.parse("2026-10-15T10:00:00.5Z"),
                                "+353 20 914 2207",
                                BillDocument.Usage.Service.DATA,
                                null,
                                "=1+1,\"\r\nx",
                                1_000_000,
                                new BigDecimal("0E-6"))),
                out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .endsWith(
                        "\r\n353 20 914 2207,2026-10-15T11:00:00+01:00,DATA,,\"'=1+1,\"\"\r\nx\",1000000,bytes,0.000000,EUR\r\n");
    }

    private Annex annex() {
        try {
            UUID bill = bill(1);
            return database.<Optional<Annex>>inTransaction(
                            c -> new AnnexReader(c, DUBLIN).find(bill, null))
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Annex.Lines lines(Annex.Line... lines) {
        Iterator<Annex.Line> all = List.of(lines).iterator();
        return () -> all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }

    private boolean hasLines(UUID bill, @Nullable UUID customer) throws SQLException {
        return database.inTransaction(c -> new AnnexReader(c, DUBLIN).hasLines(bill, customer));
    }

    /** Lines of the CSV; empty if the bill is not this customer's. */
    private List<String> csv(UUID bill, @Nullable UUID customer) throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        database.inTransaction(
                c -> {
                    AnnexReader reader = new AnnexReader(c, DUBLIN);
                    Optional<Annex> annex = reader.find(bill, customer);
                    if (annex.isPresent()) {
                        try {
                            reader.read(
                                    bill,
                                    annex.get(),
                                    (head, lines) -> AnnexCsv.write(head, lines, out));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                    return annex.isPresent();
                });
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private UUID bill(int number) throws SQLException {
        return UUID.fromString(
                database.query("select id from customer_bill where number = " + number).getFirst());
    }
}
