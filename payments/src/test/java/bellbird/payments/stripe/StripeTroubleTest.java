package bellbird.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.money.Money;
import bellbird.local.stripe.StripeSandbox;
import bellbird.payment.CheckoutOutcome;
import bellbird.payment.CheckoutReading;
import bellbird.payment.CheckoutRequest;
import bellbird.payment.CheckoutState;
import bellbird.payment.PaymentPartner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known, and what is done once, when Stripe stalls, fails or sends us away. */
class StripeTroubleTest {

    private static final PaymentPartner PARTNER =
            new PaymentPartner("sk_test_of_this_test", "whsec_of_this_test");
    private static final Duration READ_TIMEOUT = Duration.ofMillis(500);
    private static final String CREATE = "POST /v1/checkout/sessions";
    private static final String READ = "GET /v1/checkout/sessions";

    @TempDir Path folder;
    private Instant now = Instant.parse("2026-10-28T12:00:00Z");
    private StripeSandbox sandbox;
    private StripeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        sandbox = StripeSandbox.start(0, folder, PARTNER.secretKey(), PARTNER.webhookSecret());
        gateway =
                new StripeGateway(
                        new StripeSettings(Optional.of(sandbox.url()), Optional.empty()),
                        new MovedClock(),
                        READ_TIMEOUT);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest(name = "{0}, took effect: {1}")
    @CsvSource({
        "reset, false",
        "timeout-before, false",
        "timeout-after, true",
        "delay, true",
        "status-429, false"
    })
    void the_same_attempt_again_makes_one_checkout_whatever_happened_to_the_first(
            String trouble, boolean tookEffect) throws Exception {
        CheckoutRequest request = request();
        order(trouble, CREATE, 1);
        assertThat(gateway.createCheckout(PARTNER, request))
                .isInstanceOf(CheckoutOutcome.Unknown.class);
        CheckoutReading after = gateway.search(PARTNER, request.attemptId(), Instant.now());
        if (tookEffect) {
            assertThat(((CheckoutReading.Found) after).state())
                    .isInstanceOf(CheckoutState.Open.class);
        } else {
            assertThat(after).isEqualTo(new CheckoutReading.Absent());
        }

        CheckoutOutcome.Created again =
                (CheckoutOutcome.Created) gateway.createCheckout(PARTNER, request);
        if (after instanceof CheckoutReading.Found found) {
            assertThat(again.session()).isEqualTo(found.session());
        }
        assertThat(gateway.createCheckout(PARTNER, request)).isEqualTo(again);
    }

    @Test
    void an_error_of_stripes_own_stays_unclear_under_its_key_and_left_nothing() throws Exception {
        CheckoutRequest request = request();
        order("status-500", CREATE, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.createCheckout(PARTNER, request))
                    .isInstanceOf(CheckoutOutcome.Unknown.class);
        }
        assertThat(gateway.search(PARTNER, request.attemptId(), Instant.now()))
                .isEqualTo(new CheckoutReading.Absent());
        assertThat(gateway.createCheckout(PARTNER, request()))
                .isInstanceOf(CheckoutOutcome.Created.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "timeout-before", "timeout-after", "status-500", "status-429"})
    void what_cannot_be_read_is_not_taken_for_absent(String trouble) throws Exception {
        CheckoutRequest request = request();
        CheckoutOutcome.Created made =
                (CheckoutOutcome.Created) gateway.createCheckout(PARTNER, request);
        order(trouble, READ, 2);
        assertThat(gateway.lookUp(PARTNER, made.session()))
                .isInstanceOf(CheckoutReading.Unreadable.class);
        assertThat(gateway.search(PARTNER, request.attemptId(), Instant.now()))
                .isInstanceOf(CheckoutReading.Unreadable.class);
        assertThat(gateway.lookUp(PARTNER, made.session()))
                .isInstanceOf(CheckoutReading.Found.class);
    }

    @Test
    void after_five_silent_calls_nobody_waits_until_one_has_tried_again() throws Exception {
        String session =
                ((CheckoutOutcome.Created) gateway.createCheckout(PARTNER, request())).session();
        order("reset", "", CircuitBreaker.SILENT_CALLS + 1);
        for (int i = 0; i < CircuitBreaker.SILENT_CALLS; i++) {
            unreadable(session);
        }
        CheckoutRequest meanwhile = request();
        assertThat(gateway.createCheckout(PARTNER, meanwhile))
                .as("not sent, so the last trouble is still to come")
                .isInstanceOf(CheckoutOutcome.Unknown.class);

        now = now.plus(CircuitBreaker.PAUSE);
        unreadable(session); // the one that tries meets the last trouble
        unreadable(session); // not sent
        now = now.plus(CircuitBreaker.PAUSE);
        assertThat(gateway.lookUp(PARTNER, session)).isInstanceOf(CheckoutReading.Found.class);
        assertThat(gateway.search(PARTNER, meanwhile.attemptId(), Instant.now()))
                .isEqualTo(new CheckoutReading.Absent());
        assertThat(gateway.createCheckout(PARTNER, meanwhile))
                .isInstanceOf(CheckoutOutcome.Created.class);
    }

    @Test
    void the_silence_of_one_account_closes_no_other() {
        CircuitBreaker breaker = new CircuitBreaker(new MovedClock());
        for (int i = 0; i < CircuitBreaker.SILENT_CALLS; i++) {
            assertThat(breaker.allows("a")).isTrue();
            breaker.silent("a");
        }
        assertThat(breaker.allows("a")).isFalse();
        assertThat(breaker.allows("b")).isTrue();
    }

    private void unreadable(String session) {
        assertThat(gateway.lookUp(PARTNER, session)).isInstanceOf(CheckoutReading.Unreadable.class);
    }

    private void order(String kind, String match, int times) throws Exception {
        String form = "kind=%s&match=%s&millis=1500&times=%d".formatted(kind, match, times);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(sandbox.url() + "/_sandbox/faults"))
                        .header("Authorization", "Bearer " + PARTNER.secretKey())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static CheckoutRequest request() {
        UUID bill = UUID.randomUUID();
        String page = "http://larkspur.localhost:1/care/bills/" + bill;
        return new CheckoutRequest(
                UUID.randomUUID(),
                bill,
                "INV-2026-000017",
                new Money(4767, Currency.getInstance("EUR")),
                "larkspur",
                "Larkspur Mobile",
                "maeve@larkspur.example",
                URI.create(page + "?checkout=done"),
                URI.create(page),
                Instant.now().plus(Duration.ofMinutes(50)));
    }

    private final class MovedClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
