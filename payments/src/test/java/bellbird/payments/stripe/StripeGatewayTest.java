package bellbird.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.money.Money;
import bellbird.local.stripe.StripeSandbox;
import bellbird.payment.CheckoutOutcome;
import bellbird.payment.CheckoutReading;
import bellbird.payment.CheckoutRequest;
import bellbird.payment.CheckoutState;
import bellbird.payment.PaymentPartner;
import bellbird.payment.ProviderEvent;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeGatewayTest {

    private static final PaymentPartner PARTNER =
            new PaymentPartner("sk_test_of_this_test", "whsec_of_this_test");
    private static final Money AMOUNT = money(4767, "EUR");

    @TempDir Path folder;
    private StripeSandbox sandbox;
    private StripeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        sandbox = StripeSandbox.start(0, folder, PARTNER.secretKey(), PARTNER.webhookSecret());
        gateway = gateway(sandbox.url());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_checkout_is_opened_once_for_an_attempt() {
        CheckoutRequest request = request(AMOUNT);
        CheckoutOutcome first = gateway.createCheckout(PARTNER, request);
        assertThat(first).isInstanceOf(CheckoutOutcome.Created.class);
        assertThat(gateway.createCheckout(PARTNER, request)).isEqualTo(first);
    }

    @Test
    void an_open_checkout_is_read_with_its_attempt_and_tenant() {
        CheckoutRequest request = request(AMOUNT);
        CheckoutOutcome.Created created = create(request);
        assertThat(gateway.lookUp(PARTNER, created.session()))
                .isEqualTo(
                        new CheckoutReading.Found(
                                created.session(),
                                request.attemptId().toString(),
                                "larkspur",
                                new CheckoutState.Open(created.url())));
    }

    @Test
    void a_paid_checkout_says_what_was_captured() throws Exception {
        for (Money amount :
                new Money[] {
                    AMOUNT, money(12000, "KRW"), money(990000, "VND"), money(500, "ISK")
                }) {
            CheckoutOutcome.Created created = create(request(amount));
            pay(created.url());
            CheckoutReading.Found found =
                    (CheckoutReading.Found) gateway.lookUp(PARTNER, created.session());
            CheckoutState.Paid paid = (CheckoutState.Paid) found.state();
            assertThat(paid.amount()).isEqualTo(amount);
            assertThat(paid.payment()).startsWith("pi_");
        }
    }

    @Test
    void the_checkout_of_a_lost_answer_is_found_by_its_attempt() {
        CheckoutRequest request = request(AMOUNT);
        create(request(AMOUNT));
        CheckoutOutcome.Created created = create(request);
        create(request(AMOUNT));
        assertThat(gateway.search(PARTNER, request.attemptId(), Instant.now()))
                .isEqualTo(gateway.lookUp(PARTNER, created.session()));
        assertThat(gateway.search(PARTNER, UUID.randomUUID(), Instant.now()))
                .isEqualTo(new CheckoutReading.Absent());
    }

    @Test
    void a_closed_checkout_stays_closed() {
        CheckoutOutcome.Created created = create(request(AMOUNT));
        CheckoutReading.Found closed =
                (CheckoutReading.Found) gateway.expire(PARTNER, created.session());
        assertThat(closed.state()).isEqualTo(new CheckoutState.Expired());
        assertThat(gateway.expire(PARTNER, created.session())).isEqualTo(closed);
    }

    @Test
    void a_paid_checkout_cannot_be_closed_and_says_so() throws Exception {
        CheckoutOutcome.Created created = create(request(AMOUNT));
        pay(created.url());
        CheckoutReading.Found found =
                (CheckoutReading.Found) gateway.expire(PARTNER, created.session());
        assertThat(found.state()).isInstanceOf(CheckoutState.Paid.class);
    }

    @Test
    void what_stripe_refuses_is_declined_for_good() {
        assertThat(gateway.createCheckout(PARTNER, request(money(49, "EUR"))))
                .isEqualTo(new CheckoutOutcome.Declined("amount_too_small"));
    }

    @Test
    void the_same_attempt_with_other_parameters_is_not_clear() {
        CheckoutRequest request = request(AMOUNT);
        create(request);
        CheckoutRequest changed =
                new CheckoutRequest(
                        request.attemptId(),
                        request.billId(),
                        request.billLabel(),
                        request.amount(),
                        request.tenant(),
                        request.payee(),
                        "another@mail.example",
                        request.successUrl(),
                        request.cancelUrl(),
                        request.expiresAt());
        assertThat(gateway.createCheckout(PARTNER, changed))
                .isInstanceOf(CheckoutOutcome.Unknown.class);
    }

    @Test
    void a_wrong_key_and_a_dead_server_are_not_clear() {
        PaymentPartner stranger = new PaymentPartner("sk_test_somebody_else", "whsec");
        assertThat(gateway.createCheckout(stranger, request(AMOUNT)))
                .isInstanceOf(CheckoutOutcome.Unknown.class);
        assertThat(gateway.lookUp(stranger, "cs_test_x"))
                .isInstanceOf(CheckoutReading.Unreadable.class);
        String dead = sandbox.url();
        sandbox.close();
        assertThat(gateway(dead).createCheckout(PARTNER, request(AMOUNT)))
                .isInstanceOf(CheckoutOutcome.Unknown.class);
        assertThat(gateway(dead).search(PARTNER, UUID.randomUUID(), Instant.now()))
                .isInstanceOf(CheckoutReading.Unreadable.class);
    }

    @Test
    void what_stripe_does_not_know_is_absent() {
        assertThat(gateway.lookUp(PARTNER, "cs_test_none")).isEqualTo(new CheckoutReading.Absent());
    }

    // ------------------------------------------------------------ signatures

    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final String EVENT =
            """
            {"id":"evt_1","object":"event","type":"checkout.session.completed",
             "api_version":"2019-01-01",
             "data":{"object":{"id":"cs_test_1","object":"checkout.session"}}}""";

    @Test
    void a_genuine_event_says_where_to_look_whatever_its_version() throws Exception {
        assertThat(verify(EVENT, signature(EVENT, NOW, PARTNER.webhookSecret())))
                .contains(new ProviderEvent("evt_1", "checkout.session.completed", "cs_test_1"));
    }

    @Test
    void an_event_about_something_else_has_no_checkout() throws Exception {
        String event =
                "{\"id\":\"evt_2\",\"object\":\"event\",\"type\":\"payout.paid\","
                        + "\"data\":{\"object\":{\"id\":\"po_1\",\"object\":\"payout\"}}}";
        assertThat(verify(event, signature(event, NOW, PARTNER.webhookSecret())))
                .contains(new ProviderEvent("evt_2", "payout.paid", null));
    }

    @Test
    void forged_old_and_broken_events_are_no_events() throws Exception {
        String secret = PARTNER.webhookSecret();
        assertThat(verify(EVENT, signature(EVENT, NOW, "whsec_of_another_tenant"))).isEmpty();
        assertThat(verify(EVENT, signature(EVENT, NOW.minusSeconds(301), secret))).isEmpty();
        assertThat(verify(EVENT.replace("evt_1", "evt_9"), signature(EVENT, NOW, secret)))
                .isEmpty();
        assertThat(verify(EVENT, "")).isEmpty();
        assertThat(verify(EVENT, "t=1,v1=zz")).isEmpty();
        for (String broken : new String[] {"", "null", "[]", "{}", "{\"id\":1", "no json"}) {
            assertThat(verify(broken, signature(broken, NOW, secret))).isEmpty();
        }
    }

    // ------------------------------------------------------------ settings

    @Test
    void the_environment_may_point_elsewhere_and_lend_an_account() {
        StripeSettings none = StripeSettings.of(Map.of("BELLBIRD_STRIPE_API_BASE", ""));
        assertThat(none).isEqualTo(new StripeSettings(Optional.empty(), Optional.empty()));
        StripeSettings local =
                StripeSettings.of(
                        Map.of(
                                "BELLBIRD_STRIPE_API_BASE", "http://localhost:1",
                                "BELLBIRD_STRIPE_SECRET_KEY", "sk_test_x",
                                "BELLBIRD_STRIPE_WEBHOOK_SECRET", "whsec_x"));
        assertThat(local.apiBase()).contains("http://localhost:1");
        assertThat(local.sandboxPartner()).contains(new PaymentPartner("sk_test_x", "whsec_x"));
        assertThat(local.toString()).doesNotContain("sk_test_x", "whsec_x");
    }

    // ------------------------------------------------------------

    private static StripeGateway gateway(String apiBase) {
        return new StripeGateway(
                new StripeSettings(Optional.of(apiBase), Optional.empty()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Duration.ofSeconds(20));
    }

    private Optional<ProviderEvent> verify(String body, String signature) {
        return gateway.verify(PARTNER, body, signature);
    }

    private static String signature(String body, Instant at, String secret) throws Exception {
        long time = at.getEpochSecond();
        return "t=" + time + ",v1=" + Webhook.Util.computeHmacSha256(secret, time + "." + body);
    }

    private CheckoutOutcome.Created create(CheckoutRequest request) {
        return (CheckoutOutcome.Created) gateway.createCheckout(PARTNER, request);
    }

    private static CheckoutRequest request(Money amount) {
        UUID bill = UUID.randomUUID();
        String page = "http://larkspur.localhost:1/care/bills/" + bill;
        return new CheckoutRequest(
                UUID.randomUUID(),
                bill,
                "INV-2026-000017",
                amount,
                "larkspur",
                "Larkspur Mobile",
                "maeve@larkspur.example",
                URI.create(page + "?checkout=done"),
                URI.create(page),
                Instant.now().plus(Duration.ofMinutes(50)));
    }

    private static void pay(URI page) throws Exception {
        String card =
                "email=maeve%40larkspur.example&number=4242424242424242&expiry=12%2F40&cvc=123"
                        + "&name=Maeve";
        HttpRequest request =
                HttpRequest.newBuilder(page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(card))
                        .build();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            assertThat(browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(303);
        }
    }

    private static Money money(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }
}
