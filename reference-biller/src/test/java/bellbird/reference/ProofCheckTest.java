package bellbird.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proof that the product has signed ({@code BillProofTest}), judged by other code. */
class ProofCheckTest {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @Test
    void a_proof_of_the_product_is_all_right() throws IOException {
        ProofCheck.Result result = ProofCheck.of(exported());
        assertThat(result.faults()).isEmpty();
        assertThat(result.bill()).isEqualTo("INV-2026-000001");
        assertThat(result.records()).isEqualTo(2);
        assertThat(result.taken()).isZero();
    }

    @Test
    void a_changed_payload_has_no_signature() throws IOException {
        String signed = exported();
        Matcher payload = Pattern.compile("\"payload\":\"([^\"]+)\"").matcher(signed);
        assertThat(payload.find()).isTrue();
        String other =
                BASE64.encodeToString(
                        payload().replace("\"2.44\"", "\"2.45\"").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ProofCheck.of(signed.replace(payload.group(1), other)))
                .hasMessage("the signature does not fit");
        assertThatThrownBy(() -> ProofCheck.of("{}")).hasMessage("not a signed proof");
    }

    /** Signed again by somebody with a key of their own, so that only the sums are wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"price\":\"30.00\"|\"price\":\"31.00\"|line 1: exact",
                "\"days\":20|\"days\":21|line 1: exact",
                "\"cycleDays\":31|\"cycleDays\":30|line 1: the days",
                "\"amount\":\"2.44\"|\"amount\":\"2.45\"|line 4, record record-4: amount",
                "\"charged\":1220|\"charged\":1219|line 4, record record-4: billed",
                "\"allowances\":[]|\"allowances\":[{\"quantity\":20,\"before\":10}]|more is taken",
                "\"used\":1220|\"used\":1221|1221 seconds are billed",
                "\"tax\":\"12.63\"|\"tax\":\"12.64\"|tax S 23 %: tax",
                "\"total\":\"67.54\"|\"total\":\"67.55\"|total of the bill",
            })
    void sums_that_are_not_right_are_noticed(String told, String changed, String fault)
            throws IOException, GeneralSecurityException {
        String payload = payload();
        assertThat(payload).contains(told);
        assertThat(ProofCheck.of(signed(payload)).faults()).isEmpty();
        assertThat(
                        ProofCheck.of(
                                        signed(
                                                payload.replaceFirst(
                                                        Pattern.quote(told),
                                                        Matcher.quoteReplacement(changed))))
                                .faults())
                .anyMatch(one -> one.contains(fault));
    }

    /**
     * Rule R14: what earlier notes have rounded moves its tax by one of the smallest coin at most.
     */
    @Test
    void a_credit_note_may_be_one_odd_cent_away_and_no_more() throws GeneralSecurityException {
        assertThat(note("EUR", "-10.00", "-2.31").faults()).isEmpty();
        assertThat(note("EUR", "-10.00", "-2.32").faults())
                .containsExactly("tax S 23 %: tax is -2.32, not -2.30");
        assertThat(note("JPY", "-10", "-3").faults()).isEmpty();
        assertThat(note("JPY", "-10", "-4").faults())
                .containsExactly("tax S 23 %: tax is -4, not -2");
        assertThat(note("KWD", "-10.000", "-2.302").faults())
                .containsExactly("tax S 23 %: tax is -2.302, not -2.300");
    }

    private static ProofCheck.Result note(String currency, String net, String tax)
            throws GeneralSecurityException {
        return ProofCheck.of(
                signed(
                        """
                        {"form": "bellbird-bill-proof/1", "bill": "CRN-2026-000002", "currency": "%s",
                         "lines": [{"number": 1, "withTax": false, "category": "S", "percent": "23",
                                    "exact": "%s", "amount": "%s", "net": "%s",
                                    "credited": {"bill": "INV-2026-000001", "line": 1}}],
                         "taxes": [{"category": "S", "percent": "23", "withTax": false,
                                    "base": "%s", "tax": "%s"}],
                         "net": "%s", "tax": "%s", "total": "%s"}"""
                                .formatted(
                                        currency,
                                        net,
                                        net,
                                        net,
                                        net,
                                        tax,
                                        net,
                                        tax,
                                        new BigDecimal(net).add(new BigDecimal(tax)))));
    }

    @Test
    void usage_whose_records_are_not_kept_is_held_against_what_they_came_to()
            throws IOException, GeneralSecurityException {
        String without = payload().replaceFirst("\"records\":\\[.*?}]", "\"records\":[]");
        assertThat(ProofCheck.of(signed(without)).faults())
                .containsExactly("line 4: exact is 2.562, not 0");
        ProofCheck.Result told = ProofCheck.of(signed(notKept(without, "2.562")));
        assertThat(told.faults()).isEmpty();
        assertThat(told.notKept()).isEqualTo(1);
        assertThat(told.records()).isZero();
        assertThat(ProofCheck.of(signed(notKept(without, "2.56"))).faults())
                .containsExactly("usage whose records are not kept is 2.56, not 2.562");
    }

    private static String notKept(String payload, String amount) {
        return "{\"notKept\":{\"months\":[\"2026-10\"],\"amount\":\""
                + amount
                + "\"},"
                + payload.substring(1);
    }

    private static String payload() throws IOException {
        Matcher payload = Pattern.compile("\"payload\":\"([^\"]+)\"").matcher(exported());
        assertThat(payload.find()).isTrue();
        return new String(Base64.getUrlDecoder().decode(payload.group(1)), StandardCharsets.UTF_8);
    }

    private static String signed(String payload) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        String x =
                BASE64.encodeToString(
                        Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        String head =
                encoded(
                        "{\"alg\":\"EdDSA\",\"jwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                                + x
                                + "\"}}");
        String body = encoded(payload);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update((head + "." + body).getBytes(StandardCharsets.US_ASCII));
        return "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
                .formatted(head, body, BASE64.encodeToString(signature.sign()));
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String exported() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        ProofCheckTest.class.getResourceAsStream("/bill-proof.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
