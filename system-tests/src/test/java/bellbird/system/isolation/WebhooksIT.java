package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.secret.KeyRing;
import bellbird.local.RunningStack;
import bellbird.system.stack.Operators.Operator;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * T4: events of a payment provider count for the operator whose secret signed them, and only there.
 */
class WebhooksIT {

    private static final CaseList TRIED = new CaseList("T4-webhooks");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static Twins twins;

    @BeforeAll
    static void two_operators_are_alike() {
        twins = Twins.get();
    }

    @AfterAll
    static void list_the_cases() {
        TRIED.write();
    }

    @Test
    void an_event_signed_for_the_first_is_refused_at_the_second() {
        String before = payments(twins.second());
        String event = event("evt_" + UUID.randomUUID(), "cs_nobodys");
        TRIED.add("event with A's signature at B");
        assertThat(post(twins.second(), event, secret(twins.first()))).isEqualTo(400);
        TRIED.add("event with no signature at B");
        assertThat(post(twins.second(), event, "")).isEqualTo(400);
        TRIED.add("event with the sandbox's signature at B, which has a secret of its own");
        assertThat(post(twins.second(), event, "whsec_bellbird_local")).isEqualTo(400);
        assertThat(payments(twins.second())).isEqualTo(before);
    }

    @Test
    void an_event_of_the_first_about_a_payment_of_the_second_is_parked() {
        String before = payments(twins.second());
        for (String attempt :
                List.of(
                        twins.ownIds().get("payment_attempt"),
                        twins.sharedIds().get("payment_attempt"))) {
            String session = sessionOf(twins.second(), attempt);
            String id = "evt_" + UUID.randomUUID();
            TRIED.add("A's event about B's session with attempt " + attempt);
            assertThat(post(twins.first(), event(id, session), secret(twins.first())))
                    .isEqualTo(200);
            assertThat(awaitOutcome(twins.first(), id)).isEqualTo("PARKED_FOREIGN");
        }
        assertThat(payments(twins.second())).isEqualTo(before);
    }

    /** A Checkout session at the provider, made for that operator. */
    private static String sessionOf(Operator operator, String attempt) {
        Http.Answer answer =
                Http.send(
                        "POST",
                        RunningStack.get().stripeUrl() + "/v1/checkout/sessions",
                        BodyPublishers.ofString(
                                "mode=payment&success_url=%s&cancel_url=%s&metadata[tenant]=%s&metadata[attempt]=%s"
                                                .formatted(
                                                        operator.url("/care"),
                                                        operator.url("/care"),
                                                        operator.shortName(),
                                                        attempt)
                                        + "&line_items[0][quantity]=1&line_items[0][price_data][currency]=gbp"
                                        + "&line_items[0][price_data][unit_amount]=100"
                                        + "&line_items[0][price_data][product_data][name]=bill"),
                        "Authorization",
                        "Bearer sk_test_bellbird_local",
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        Matcher id = Pattern.compile("\"id\":\\s*\"(cs_[^\"]+)\"").matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }

    private static String event(String id, String session) {
        return """
               {"id":"%s","object":"event","api_version":"2025-01-01","type":"checkout.session.completed",
                "data":{"object":{"id":"%s","object":"checkout.session"}}}"""
                .formatted(id, session);
    }

    private static int post(Operator operator, String event, String secret) {
        long now = Instant.now().getEpochSecond();
        String signature =
                secret.isEmpty()
                        ? ""
                        : "t=%d,v1=%s"
                                .formatted(
                                        now,
                                        HexFormat.of()
                                                .formatHex(Hmac.of(secret, now + "." + event)));
        return Http.send(
                        "POST",
                        operator.url("/webhooks/stripe"),
                        BodyPublishers.ofString(event),
                        "Stripe-Signature",
                        signature)
                .status();
    }

    private static String secret(Operator operator) {
        try (Sql sql = Sql.open()) {
            return KeyRing.ofLocalStack()
                    .open(
                            "payment_partner.webhook_secret/stripe",
                            sql.text(
                                    "select webhook_secret from %s.payment_partner"
                                            .formatted(operator.schema())));
        }
    }

    private static String awaitOutcome(Operator operator, String event) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Sql sql = Sql.open()) {
            while (true) {
                List<String> outcome =
                        sql.texts(
                                "select outcome from %s.payment_event where event_id = '%s' and outcome is not null"
                                        .formatted(operator.schema(), event));
                if (!outcome.isEmpty() || System.nanoTime() > end) {
                    return String.join(",", outcome);
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    /** Everything about money that an event could change. */
    private static String payments(Operator operator) {
        try (Sql sql = Sql.open()) {
            return String.join(
                    "\n",
                    sql.texts(
                            """
                            select x::text from %1$s.payment_event x
                            union all select x::text from %1$s.payment_attempt x
                            union all select x::text from %1$s.payment x
                            union all select x::text from %1$s.posting x order by 1"""
                                    .formatted(operator.schema())));
        }
    }
}
