package bellbird.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.error.BellbirdException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tax engine is asked over the network, and what does not come is known not to have come. */
class HttpTaxEngineTest {

    private final FakeTaxEngine fake = new FakeTaxEngine();
    private final HttpTaxEngine engine = fake.client();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void many_bills_are_asked_about_in_few_requests() {
        Map<String, TaxReply> replies = engine.ask(fake.account(), questions(250));
        assertThat(fake.requests).containsExactly(100, 100, 50);
        assertThat(replies)
                .hasSize(250)
                .allSatisfy(
                        (key, reply) -> {
                            TaxAnswer answer = ((TaxReply.Answered) reply).answer();
                            assertThat(answer.key()).isEqualTo(key);
                            assertThat(answer.total()).isEqualByComparingTo("36.00");
                        });
    }

    @Test
    void the_same_bill_asked_about_again_is_one_bill() {
        TaxReply first = engine.ask(fake.account(), questions(1)).get("bill-0");
        assertThat(engine.ask(fake.account(), questions(1))).containsEntry("bill-0", first);
        assertThat(fake.keys()).containsExactly("bill-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESET", "STATUS_500", "STATUS_429"})
    void an_engine_that_does_not_answer_once_is_asked_again(FakeTaxEngine.Trouble trouble) {
        fake.order(trouble);
        assertThat(engine.ask(fake.account(), questions(1)).get("bill-0"))
                .isInstanceOf(TaxReply.Answered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SILENCE", "DRIP"})
    void an_engine_that_never_ends_its_answer_is_given_up(FakeTaxEngine.Trouble trouble) {
        fake.order(trouble, trouble);
        assertThat(fake.impatientClient().ask(fake.account(), questions(1)))
                .containsEntry("bill-0", TaxReply.silent("nothing within 0 s"));
    }

    @Test
    void an_engine_that_is_silent_keeps_nobody_waiting_for_each_batch() {
        fake.order(FakeTaxEngine.Trouble.STATUS_500, FakeTaxEngine.Trouble.STATUS_500);
        assertThat(engine.ask(fake.account(), questions(250)))
                .hasSize(250)
                .allSatisfy(
                        (key, reply) -> assertThat(reply).isEqualTo(TaxReply.silent("HTTP 500")));
        assertThat(fake.requests).containsExactly(100, 100);
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS_401, REFUSED, HTTP 401",
        "REDIRECT, REFUSED, HTTP 307",
        "NO_JSON, WRONG, not JSON",
        "OTHER_JSON, WRONG, no answer for this bill",
        "STRANGE_DOCUMENT, WRONG, an answer that nobody asked for",
    })
    void what_is_no_answer_is_not_taken_for_one(
            FakeTaxEngine.Trouble trouble, TaxReply.Trouble known, String detail) {
        fake.order(trouble);
        assertThat(engine.ask(fake.account(), questions(2)).values())
                .containsOnly(new TaxReply.Unanswered(known, detail));
    }

    @Test
    void a_bill_that_is_missing_or_refused_keeps_no_other() {
        fake.order(FakeTaxEngine.Trouble.NO_DOCUMENT, FakeTaxEngine.Trouble.REFUSAL);
        Map<String, TaxReply> replies = engine.ask(fake.account(), questions(2));
        assertThat(replies).containsEntry("bill-0", TaxReply.wrong("no answer for this bill"));
        assertThat(replies.get("bill-1")).isInstanceOf(TaxReply.Answered.class);
        assertThat(engine.ask(fake.account(), questions(2)))
                .containsEntry("bill-0", TaxReply.refused("no such place"));
    }

    @Test
    void a_wrong_key_is_refused() {
        TaxEngineAccount other = new TaxEngineAccount(fake.account().address(), "other");
        assertThat(engine.ask(other, questions(1)))
                .containsEntry("bill-0", TaxReply.refused("HTTP 401"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://taxes.example/v1",
                "ftp://taxes.example",
                "https://user@taxes.example",
                "https:///v1",
                "https://taxes.example/#x",
                "taxes.example",
                "",
                "http://localhost:9990/management",
                "file:///etc/passwd",
            })
    void no_address_is_taken_but_https(String address) {
        assertThatThrownBy(() -> engine.requireCallable(address))
                .isInstanceOfSatisfying(
                        BellbirdException.class,
                        e -> assertThat(e.problems().getFirst().field()).isEqualTo("address"));
    }

    /** An operator must not look around in the house's own network through us. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:9993/management",
                "https://[::1]/",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::ffff:192.168.0.1]/",
            })
    void a_private_address_is_never_called(String address) {
        engine.requireCallable(address);
        assertThat(engine.ask(new TaxEngineAccount(java.net.URI.create(address), ""), questions(1)))
                .containsEntry("bill-0", TaxReply.refused("an address that is not public"));
    }

    @ParameterizedTest
    @CsvSource({
        "9.9.9.9, true",
        "2001:4860:4860::8888, true",
        "100.64.0.1, false",
        "192.168.1.1, false",
        "172.16.0.1, false",
        "0.0.0.0, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "198.18.0.1, false",
        "fd00::1, false",
        "fe80::1, false",
        "2002:7f00:1::, false",
        "64:ff9b::7f00:1, false",
    })
    void what_is_public_is_known(String address, boolean isPublic) throws UnknownHostException {
        assertThat(EngineAddresses.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    private static List<TaxQuestion> questions(int bills) {
        List<TaxQuestion> questions = new ArrayList<>();
        for (int i = 0; i < bills; i++) {
            questions.add(
                    new TaxQuestion(
                            "bill-" + i,
                            "EUR",
                            new TaxQuestion.Seller("IE", "IE0000000X"),
                            new TaxQuestion.Buyer("1 Quay", "H91", "Galway", "IE", null, List.of()),
                            List.of(
                                    new TaxQuestion.Line(
                                            1,
                                            "recurring",
                                            null,
                                            null,
                                            LocalDate.of(2026, 11, 1),
                                            LocalDate.of(2026, 12, 1),
                                            new BigDecimal("30.00"),
                                            false))));
        }
        return questions;
    }
}
