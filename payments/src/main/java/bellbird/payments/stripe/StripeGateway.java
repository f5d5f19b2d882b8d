package bellbird.payments.stripe;

import bellbird.payment.CheckoutOutcome;
import bellbird.payment.CheckoutReading;
import bellbird.payment.CheckoutRequest;
import bellbird.payment.PaymentGateway;
import bellbird.payment.PaymentPartner;
import bellbird.payment.ProviderEvent;
import com.stripe.StripeClient;
import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.checkout.SessionListParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Talks to Stripe, or to the local server in its place; the code is the same. */
@ApplicationScoped
public class StripeGateway implements PaymentGateway {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(20);

    /** How old a signature may be. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** A lost request is searched from a little before to well after its attempt. */
    private static final Duration BEFORE = Duration.ofMinutes(2);

    private static final Duration AFTER = Duration.ofHours(24);
    private static final int NOT_FOUND = 404;

    private final StripeSettings settings;
    private final Clock clock;
    private final Duration readTimeout;

    @Inject
    public StripeGateway(Clock clock) {
        this(StripeSettings.of(System.getenv()), clock, READ);
    }

    StripeGateway(StripeSettings settings, Clock clock, Duration readTimeout) {
        this.settings = settings;
        this.clock = clock;
        this.readTimeout = readTimeout;
    }

    /** For the container's proxy. */
    protected StripeGateway() {
        this(Clock.systemUTC());
    }

    @Override
    public String provider() {
        return "stripe";
    }

    @Override
    public Optional<PaymentPartner> sandboxPartner() {
        return settings.sandboxPartner();
    }

    @Override
    public CheckoutOutcome createCheckout(PaymentPartner partner, CheckoutRequest request) {
        RequestOptions options =
                RequestOptions.builder().setIdempotencyKey(request.attemptId().toString()).build();
        try {
            Session session =
                    client(partner)
                            .v1()
                            .checkout()
                            .sessions()
                            .create(CheckoutSessions.parameters(request), options);
            return new CheckoutOutcome.Created(session.getId(), URI.create(session.getUrl()));
        } catch (IdempotencyException sameKeyOtherParameters) {
            return new CheckoutOutcome.Unknown(reason(sameKeyOtherParameters));
        } catch (InvalidRequestException refused) {
            return new CheckoutOutcome.Declined(reason(refused));
        } catch (StripeException unclear) {
            return new CheckoutOutcome.Unknown(reason(unclear));
        }
    }

    @Override
    public CheckoutReading lookUp(PaymentPartner partner, String session) {
        return read(() -> client(partner).v1().checkout().sessions().retrieve(session));
    }

    @Override
    public CheckoutReading expire(PaymentPartner partner, String session) {
        try {
            return CheckoutSessions.reading(
                    client(partner).v1().checkout().sessions().expire(session));
        } catch (InvalidRequestException notOpenAnyMore) {
            return lookUp(partner, session);
        } catch (StripeException unclear) {
            return new CheckoutReading.Unreadable(reason(unclear));
        }
    }

    @Override
    public CheckoutReading search(PaymentPartner partner, UUID attemptId, Instant createdAt) {
        SessionListParams window =
                SessionListParams.builder()
                        .setLimit(100L)
                        .setCreated(
                                SessionListParams.Created.builder()
                                        .setGte(createdAt.minus(BEFORE).getEpochSecond())
                                        .setLte(createdAt.plus(AFTER).getEpochSecond())
                                        .build())
                        .build();
        return read(() -> find(client(partner), window, attemptId.toString()));
    }

    private static @Nullable Session find(
            StripeClient client, SessionListParams window, String attemptId)
            throws StripeException {
        StripeCollection<Session> sessions = client.v1().checkout().sessions().list(window);
        for (Session session : sessions.autoPagingIterable()) {
            if (attemptId.equals(CheckoutSessions.attempt(session))) {
                return session;
            }
        }
        return null;
    }

    @Override
    public Optional<ProviderEvent> verify(
            PaymentPartner partner, String rawBody, String signature) {
        try {
            return event(
                    Webhook.constructEvent(
                            rawBody,
                            signature,
                            partner.webhookSecret(),
                            TOLERANCE.toSeconds(),
                            clock));
        } catch (SignatureVerificationException | RuntimeException forgedOrNoEvent) {
            return Optional.empty();
        }
    }

    /** Takes only ids, so that events of older API versions do as well. */
    private static Optional<ProviderEvent> event(@Nullable Event event) {
        if (event == null || event.getId() == null || event.getType() == null) {
            return Optional.empty();
        }
        String session = null;
        try {
            if (event.getDataObjectDeserializer().deserializeUnsafe() instanceof Session object) {
                session = object.getId();
            }
        } catch (EventDataObjectDeserializationException aboutSomethingElse) {
            session = null;
        }
        return Optional.of(new ProviderEvent(event.getId(), event.getType(), session));
    }

    private StripeClient client(PaymentPartner partner) {
        var builder =
                StripeClient.builder()
                        .setApiKey(partner.secretKey())
                        .setConnectTimeout((int) CONNECT.toMillis())
                        .setReadTimeout((int) readTimeout.toMillis())
                        .setMaxNetworkRetries(0);
        settings.apiBase().ifPresent(builder::setApiBase);
        return builder.build();
    }

    private static CheckoutReading read(Call call) {
        try {
            Session session = call.run();
            return session == null
                    ? new CheckoutReading.Absent()
                    : CheckoutSessions.reading(session);
        } catch (StripeException e) {
            return Integer.valueOf(NOT_FOUND).equals(e.getStatusCode())
                    ? new CheckoutReading.Absent()
                    : new CheckoutReading.Unreadable(reason(e));
        } catch (RuntimeException lostWhilePaging) {
            return new CheckoutReading.Unreadable(lostWhilePaging.getClass().getSimpleName());
        }
    }

    private interface Call {
        @Nullable Session run() throws StripeException;
    }

    private static String reason(StripeException e) {
        return e.getCode() == null ? e.getClass().getSimpleName() : e.getCode();
    }
}
