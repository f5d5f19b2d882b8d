package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.secret.KeyRing;
import bellbird.testing.TestTenant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is handed out as the proof of a bill. */
class BillProofTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate JOINED = LocalDate.of(2026, 10, 12);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private final TestBilling billing = new TestBilling(NOVEMBER);
    private final TestTenant tenant = new TestTenant(billing.database);

    BillProofTest() throws SQLException {}

    /** The reference biller does its sums again: {@code ProofCheckTest}. */
    @Test
    void it_is_the_one_that_the_reference_biller_recomputes() throws SQLException, IOException {
        assertThat(SigningKey.make(new Sevens()).sign(payload())).isEqualTo(judged());
    }

    @Test
    void the_key_is_made_once_and_its_secret_half_is_sealed() throws SQLException {
        KeyRing ring = KeyRing.ofLocalStack();
        SigningKey first = key(ring);
        assertThat(key(ring).sign("a")).isEqualTo(first.sign("a"));
        assertThat(
                        billing.database.query(
                                "select id, public_key, left(secret, 7) from signing_key"))
                .containsExactly(first.id() + "|" + first.publicKey() + "|sealed:");
        assertThat(first).hasToString("SigningKey " + first.id());
    }

    @Test
    void it_says_which_months_of_its_usage_are_not_kept_and_what_they_came_to()
            throws SQLException {
        payload();
        billing.database.execute("insert into usage_retention values (true, 1, now(), 'owner')");
        billing.database.query("select drop_usage_month('2026-10-01', '2026-12-01')");
        ProofDocument proof = proof();
        assertThat(proof.lines())
                .filteredOn(line -> line.usage() != null)
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(Objects.requireNonNull(line.usage()).records())
                                        .isEmpty());
        assertThat(RecordJson.write(proof).getJsonObject("notKept"))
                .hasToString("{\"months\":[\"2026-10\"],\"amount\":\"2.562\"}");
    }

    private SigningKey key(KeyRing ring) throws SQLException {
        return billing.database.inTransaction(connection -> new SigningKeys(ring).get(connection));
    }

    /** Twenty of 31 days, a month ahead, a connection fee, and two calls. */
    private String payload() throws SQLException {
        UUID account = tenant.account(1, JOINED);
        UUID plan = tenant.plan("Plan", "30.00", false);
        tenant.oneTimePrice(plan, "connection", "Connection", "3.00");
        TestTenant.Line line = tenant.line(account, plan, JOINED);
        for (String day : List.of("15", "16")) {
            tenant.usage(
                    line,
                    Instant.parse("2026-10-" + day + "T10:00:00Z"),
                    OCTOBER,
                    "VOICE",
                    "Ireland",
                    day.equals("15") ? 1220 : 61,
                    day.equals("15") ? "2.44" : "0.122");
        }
        billing.database.execute(
                """
                update usage_file f set sha256 = rpad(replace(u.record_key, 'record-', ''), 64, '0')
                  from usage_record u where u.file_id = f.id""");
        billing.run("1/2026-10-01");
        ProofDocument proof = proof();
        String own = "\"hash\":\"" + proof.hash() + "\"";
        assertThat(billing.database.query("select hash from customer_bill"))
                .containsExactly(proof.hash());
        return RecordJson.write(proof).toString().replace(own, "\"hash\":\"\""); // ids are in it
    }

    private ProofDocument proof() throws SQLException {
        UUID bill =
                UUID.fromString(billing.database.query("select id from customer_bill").getFirst());
        return billing.database
                .inTransaction(connection -> new ProofReader(connection, NOVEMBER).find(bill))
                .orElseThrow();
    }

    private String judged() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(getClass().getResourceAsStream("/bill-proof.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** Makes the same key each time. */
    private static final class Sevens extends SecureRandom {
        private static final long serialVersionUID = 1;

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 7);
        }
    }
}
