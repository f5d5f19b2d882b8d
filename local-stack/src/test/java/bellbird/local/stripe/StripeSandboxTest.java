package bellbird.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.ChargeListParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeSandboxTest {

    private static final String KEY = "sk_test_sandbox_of_this_test";
    private static final String SECRET = "whsec_sandbox_of_this_test";
    private static final String VISA = "4242 4242 4242 4242";

    @TempDir Path folder;
    private StripeSandbox sandbox;
    private Receiver receiver;
    private final Payer payer = new Payer();

    @BeforeEach
    void start() throws IOException {
        sandbox = StripeSandbox.start(0, folder, KEY, SECRET);
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        sandbox.close();
    }

    // ------------------------------------------------------------ API

    @Test
    void a_session_is_created_and_read_again() throws StripeException {
        Session session = create("attempt-1");
        Session read = client().v1().checkout().sessions().retrieve(session.getId());
        assertThat(read.getStatus()).isEqualTo("open");
        assertThat(read.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(read.getAmountTotal()).isEqualTo(4767);
        assertThat(read.getCurrency()).isEqualTo("eur");
        assertThat(read.getMetadata()).containsEntry("attempt", "attempt-1");
        assertThat(read.getUrl()).isEqualTo(sandbox.url() + "/c/pay/" + session.getId());
        assertThat(read.getClientReferenceId()).isEqualTo("bill-1");
    }

    @Test
    void the_same_key_gives_the_same_session_and_no_second_one() throws StripeException {
        Session first = create("attempt-1");
        Session again = create("attempt-1");
        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(sessions(SessionListParams.builder().build())).hasSize(1);
    }

    @Test
    void the_same_key_with_other_parameters_is_an_error() throws StripeException {
        create("attempt-1");
        assertThatThrownBy(
                        () ->
                                client().v1()
                                        .checkout()
                                        .sessions()
                                        .create(
                                                parameters("attempt-1")
                                                        .setLocale(SessionCreateParams.Locale.DE)
                                                        .build(),
                                                key("attempt-1")))
                .isInstanceOf(IdempotencyException.class);
    }

    @Test
    void what_the_library_could_not_have_sent_is_unknown() {
        for (String name : new String[] {"colour", "line_item", "extraParams"}) {
            InvalidRequestException refused =
                    refused(parameters("attempt-1").putExtraParam(name, "x").build());
            assertThat(refused.getCode()).isEqualTo("parameter_unknown");
            assertThat(refused.getParam()).isEqualTo(name);
        }
        SessionCreateParams nested =
                parameters("attempt-1")
                        .setPaymentIntentData(
                                SessionCreateParams.PaymentIntentData.builder()
                                        .putExtraParam("colour", "red")
                                        .build())
                        .build();
        assertThat(refused(nested).getParam()).isEqualTo("payment_intent_data[colour]");
    }

    @Test
    void values_are_checked_as_stripe_checks_them() {
        assertThat(refused(parameters("a").setSuccessUrl("nowhere").build()).getCode())
                .isEqualTo("url_invalid");
        assertThat(refused(parameters("a").setCustomerEmail("nobody").build()).getCode())
                .isEqualTo("email_invalid");
        assertThat(refused(parameters("a").setExpiresAt(1L).build()).getParam())
                .isEqualTo("expires_at");
        assertThat(refused(parameters("a", 49, "eur").build()).getCode())
                .isEqualTo("amount_too_small");
        assertThat(refused(parameters("a", 4900, "xxy").build()).getMessage())
                .contains("Invalid currency");
        assertThat(refused(SessionCreateParams.builder().build()).getCode())
                .isEqualTo("parameter_missing");
    }

    @Test
    void a_refused_request_does_not_use_up_its_key() throws StripeException {
        assertThat(refused(parameters("attempt-1").setSuccessUrl("nowhere").build())).isNotNull();
        assertThat(create("attempt-1").getStatus()).isEqualTo("open");
    }

    @Test
    void only_the_one_key_is_let_in() {
        StripeClient stranger =
                StripeClient.builder()
                        .setApiKey("sk_test_somebody_else")
                        .setApiBase(sandbox.url())
                        .build();
        assertThatThrownBy(() -> stranger.v1().checkout().sessions().list())
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void what_does_not_exist_is_missing() {
        InvalidRequestException missing =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> client().v1().checkout().sessions().retrieve("cs_test_none"));
        assertThat(missing.getCode()).isEqualTo("resource_missing");
        assertThat(missing.getStatusCode()).isEqualTo(404);
    }

    @Test
    void sessions_are_listed_newest_first_within_a_window() throws StripeException {
        create("attempt-1");
        create("attempt-2");
        long now = Instant.now().getEpochSecond();
        assertThat(sessions(window(now - 60, now + 60))).hasSize(2);
        assertThat(sessions(window(now - 600, now - 60))).isEmpty();
    }

    @Test
    void an_expired_session_cannot_be_paid() throws Exception {
        Session session = create("attempt-1");
        Session expired = client().v1().checkout().sessions().expire(session.getId());
        assertThat(expired.getStatus()).isEqualTo("expired");
        assertThat(payer.pay(session.getUrl(), VISA).statusCode()).isEqualTo(410);
        assertThat(event().getType()).isEqualTo("checkout.session.expired");
        assertThatThrownBy(() -> client().v1().checkout().sessions().expire(session.getId()))
                .isInstanceOf(InvalidRequestException.class);
    }

    // ------------------------------------------------------------ paying

    @Test
    void a_card_pays_and_the_payer_comes_back() throws Exception {
        Session session = create("attempt-1");
        assertThat(payer.open(session.getUrl()).body()).contains("€47.67", "INV-2026-000017");
        HttpResponse<String> paid = payer.pay(session.getUrl(), VISA);
        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(paid.headers().firstValue("Location"))
                .contains(receiver.origin() + "/care/bills/1?session=" + session.getId());

        Session read = client().v1().checkout().sessions().retrieve(session.getId());
        assertThat(read.getStatus()).isEqualTo("complete");
        assertThat(read.getPaymentStatus()).isEqualTo("paid");
        PaymentIntent intent = client().v1().paymentIntents().retrieve(read.getPaymentIntent());
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getAmountReceived()).isEqualTo(4767);
        Charge charge = client().v1().charges().retrieve(intent.getLatestCharge());
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
    }

    @Test
    void a_declined_card_can_be_replaced_by_another() throws Exception {
        Session session = create("attempt-1");
        assertThat(payer.pay(session.getUrl(), "4000000000000002").body())
                .contains("Your bank declined this card. Nothing was charged.");
        assertThat(payer.pay(session.getUrl(), "4000000000009995").body())
                .contains("There is not enough money on this card.");
        assertThat(payer.pay(session.getUrl(), "4000000000000069").body()).contains("expired");
        assertThat(payer.pay(session.getUrl(), VISA).statusCode()).isEqualTo(303);

        String intent =
                client().v1().checkout().sessions().retrieve(session.getId()).getPaymentIntent();
        assertThat(
                        client().v1()
                                .charges()
                                .list(ChargeListParams.builder().setPaymentIntent(intent).build())
                                .getData())
                .extracting(Charge::getStatus)
                .containsExactlyInAnyOrder("succeeded", "failed", "failed", "failed");
    }

    @Test
    void a_card_with_3d_secure_waits_for_the_bank() throws Exception {
        Session session = create("attempt-1");
        HttpResponse<String> asked = payer.pay(session.getUrl(), "4000000000003220");
        assertThat(asked.headers().firstValue("Location").orElseThrow()).endsWith("/challenge");
        assertThat(payer.open(session.getUrl() + "/challenge").body()).contains("Complete", "Fail");
        assertThat(state(session)).isEqualTo("unpaid");

        assertThat(answer(session, "fail").body()).contains("could not confirm it was you");
        assertThat(state(session)).isEqualTo("unpaid");

        payer.pay(session.getUrl(), "4000000000003220");
        assertThat(answer(session, "complete").statusCode()).isEqualTo(303);
        assertThat(state(session)).isEqualTo("paid");
    }

    @Test
    void only_complete_test_cards_are_taken() throws Exception {
        Session session = create("attempt-1");
        String url = session.getUrl();
        assertThat(payer.pay(url, "4111 1111 1111 1111").body()).contains("test cards only");
        assertThat(payer.pay(url, "4242 4242 4242 4241").body()).contains("Check its digits");
        assertThat(payer.pay(url, VISA, "12 / 20", "123", "M").body()).contains("in the past");
        assertThat(payer.pay(url, VISA, "13 / 40", "123", "M").body()).contains("month and year");
        assertThat(payer.pay(url, VISA, "12 / 40", "12", "M").body()).contains("3 digits");
        assertThat(payer.pay(url, VISA, "12 / 40", "123", " ").body()).contains("name on the");
        assertThat(state(session)).isEqualTo("unpaid");
    }

    @Test
    void hostile_text_is_shown_as_text() throws Exception {
        Session session = create("attempt-1");
        String name = "\"><script>alert('x')</script>";
        String page =
                payer.pay(session.getUrl(), "4000000000000002", "12 / 40", "123", name).body();
        assertThat(page).doesNotContain("<script>alert").contains("&quot;&gt;&lt;script&gt;");
    }

    @Test
    void no_card_number_is_stored() throws Exception {
        Session session = create("attempt-1");
        payer.pay(session.getUrl(), "4000000000003220");
        answer(session, "complete");
        payer.pay(create("attempt-2").getUrl(), VISA);
        sandbox.close(); // what it delivers meanwhile would go from under the eyes
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .doesNotContain("4000000000003220", "4242424242424242");
            }
        }
    }

    @Test
    void a_restart_keeps_what_happened() throws Exception {
        Session paid = create("attempt-1");
        payer.pay(paid.getUrl(), VISA);
        sandbox.close();
        sandbox = StripeSandbox.start(0, folder, KEY, SECRET);
        assertThat(state(paid)).isEqualTo("paid");
        assertThat(create("attempt-1").getId()).isEqualTo(paid.getId());
        assertThat(
                        client().v1()
                                .paymentIntents()
                                .search(
                                        PaymentIntentSearchParams.builder()
                                                .setQuery("metadata['attempt']:'attempt-1'")
                                                .build())
                                .getData())
                .hasSize(1);
    }

    // ------------------------------------------------------------ webhooks

    @Test
    void the_webhook_is_signed_and_goes_to_the_tenants_host() throws Exception {
        Session session = create("attempt-1");
        payer.pay(session.getUrl(), VISA);
        Receiver.Delivery delivery = receiver.next();
        assertThat("http://" + delivery.host()).isEqualTo(receiver.origin());
        assertThat(delivery.path()).isEqualTo("/webhooks/stripe");
        Event event = Webhook.constructEvent(delivery.body(), delivery.signature(), SECRET, 300);
        assertThat(event.getType()).isEqualTo("checkout.session.completed");
        Session told = (Session) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(told.getId()).isEqualTo(session.getId());
        assertThat(client().v1().events().retrieve(event.getId()).getType())
                .isEqualTo("checkout.session.completed");
        assertThatThrownBy(
                        () ->
                                Webhook.constructEvent(
                                        delivery.body(), delivery.signature(), "whsec_x", 300))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void a_refused_webhook_comes_again() throws Exception {
        receiver.refuse(1);
        payer.pay(create("attempt-1").getUrl(), VISA);
        assertThat(receiver.next().body()).isEqualTo(receiver.next().body());
    }

    @Test
    void withheld_webhooks_wait_for_their_release() throws Exception {
        fault(Faults.Kind.WITHHOLD_WEBHOOKS, "");
        Session session = create("attempt-1");
        payer.pay(session.getUrl(), VISA);
        assertThat(state(session)).isEqualTo("paid");
        assertThat(receiver.isQuiet()).isTrue();
        sandbox.recover();
        assertThat(event().getType()).isEqualTo("checkout.session.completed");
    }

    @Test
    void duplicate_webhooks_carry_the_same_event() throws Exception {
        fault(Faults.Kind.DUPLICATE_WEBHOOKS, "");
        payer.pay(create("attempt-1").getUrl(), VISA);
        assertThat(event().getId()).isEqualTo(event().getId());
    }

    // ------------------------------------------------------------ troubles

    @Test
    void a_timeout_after_the_effect_leaves_a_session() throws Exception {
        // Twice, since the JDK silently sends a request again whose connection breaks.
        sandbox.order(Faults.Kind.TIMEOUT_AFTER, "POST /v1/checkout", Duration.ZERO, 2);
        assertThatThrownBy(() -> create("attempt-1")).isInstanceOf(ApiConnectionException.class);
        sandbox.recover();
        assertThat(sessions(SessionListParams.builder().build())).hasSize(1);
        create("attempt-1");
        assertThat(sessions(SessionListParams.builder().build())).hasSize(1);
    }

    @Test
    void a_server_error_is_remembered_by_its_key_and_too_many_requests_is_not() throws Exception {
        fault(Faults.Kind.STATUS_500, "POST /v1/checkout");
        assertThatThrownBy(() -> create("attempt-1")).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> create("attempt-1")).isInstanceOf(ApiException.class);
        fault(Faults.Kind.STATUS_429, "POST /v1/checkout");
        assertThatThrownBy(() -> create("attempt-2")).isInstanceOf(RateLimitException.class);
        assertThat(create("attempt-2").getStatus()).isEqualTo("open");
    }

    @Test
    void nobody_without_the_key_orders_trouble() throws Exception {
        assertThat(
                        payer.post(sandbox.url() + "/_sandbox/faults", Map.of("kind", "reset"))
                                .statusCode())
                .isEqualTo(401);
    }

    // ------------------------------------------------------------

    private StripeClient client() {
        return StripeClient.builder()
                .setApiKey(KEY)
                .setApiBase(sandbox.url())
                .setMaxNetworkRetries(0)
                .build();
    }

    private Session create(String attempt) throws StripeException {
        return client().v1()
                .checkout()
                .sessions()
                .create(parameters(attempt).build(), key(attempt));
    }

    private InvalidRequestException refused(SessionCreateParams parameters) {
        return catchThrowableOfType(
                InvalidRequestException.class,
                () -> client().v1().checkout().sessions().create(parameters, key("attempt-1")));
    }

    private SessionCreateParams.Builder parameters(String attempt) {
        return parameters(attempt, 4767, "eur");
    }

    private SessionCreateParams.Builder parameters(String attempt, long amount, String currency) {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setClientReferenceId("bill-1")
                .setCustomerEmail("maeve@larkspur.example")
                .setSuccessUrl(receiver.origin() + "/care/bills/1?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl(receiver.origin() + "/care/bills/1")
                .putMetadata("attempt", attempt)
                .setPaymentIntentData(
                        SessionCreateParams.PaymentIntentData.builder()
                                .putMetadata("attempt", attempt)
                                .build())
                .addLineItem(
                        SessionCreateParams.LineItem.builder()
                                .setQuantity(1L)
                                .setPriceData(
                                        SessionCreateParams.LineItem.PriceData.builder()
                                                .setCurrency(currency)
                                                .setUnitAmount(amount)
                                                .setProductData(
                                                        SessionCreateParams.LineItem.PriceData
                                                                .ProductData.builder()
                                                                .setName("INV-2026-000017")
                                                                .build())
                                                .build())
                                .build());
    }

    private static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static SessionListParams window(long from, long to) {
        return SessionListParams.builder()
                .setCreated(SessionListParams.Created.builder().setGte(from).setLte(to).build())
                .build();
    }

    private List<Session> sessions(SessionListParams parameters) throws StripeException {
        return client().v1().checkout().sessions().list(parameters).getData();
    }

    private String state(Session session) throws StripeException {
        return client().v1().checkout().sessions().retrieve(session.getId()).getPaymentStatus();
    }

    private HttpResponse<String> answer(Session session, String answer) throws Exception {
        return payer.post(session.getUrl() + "/challenge", Map.of("answer", answer));
    }

    private Event event() throws Exception {
        Receiver.Delivery delivery = receiver.next();
        return Webhook.constructEvent(delivery.body(), delivery.signature(), SECRET, 300);
    }

    private void fault(Faults.Kind kind, String match) {
        sandbox.order(kind, match, Duration.ZERO, 1);
    }
}
