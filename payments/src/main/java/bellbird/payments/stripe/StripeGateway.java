package bellbird.payments.stripe;

import static java.util.Objects.requireNonNull;

import bellbird.payment.CheckoutOutcome;
import bellbird.payment.CheckoutReading;
import bellbird.payment.CheckoutRequest;
import bellbird.payment.PaymentGateway;
import bellbird.payment.PaymentPartner;
import bellbird.payment.ProviderEvent;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.service.checkout.SessionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    private final StripeSettings settings;
    private final Clock clock;
    private final Duration readTimeout;
    private final CircuitBreaker breaker;

    @Inject
    public StripeGateway(Clock clock) {
        this(StripeSettings.of(System.getenv()), clock, READ);
    }

    StripeGateway(StripeSettings settings, Clock clock, Duration readTimeout) {
        this.settings = settings;
        this.clock = clock;
        this.readTimeout = readTimeout;
        this.breaker = new CircuitBreaker(clock);
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
                    requireNonNull(
                            ask(
                                    partner,
                                    sessions ->
                                            sessions.create(
                                                    CheckoutSessions.parameters(request),
                                                    options)));
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
        return read(partner, sessions -> sessions.retrieve(session));
    }

    @Override
    public CheckoutReading expire(PaymentPartner partner, String session) {
        try {
            return CheckoutSessions.reading(
                    requireNonNull(ask(partner, sessions -> sessions.expire(session))));
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
        return read(partner, sessions -> find(sessions, window, attemptId.toString()));
    }

    private static @Nullable Session find(
            SessionService sessions, SessionListParams window, String attemptId)
            throws StripeException {
        for (Session session : sessions.list(window).autoPagingIterable()) {
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
        if (event == null || !isName(event.getId()) || !isName(event.getType())) {
            return Optional.empty();
        }
        String session = null;
        try {
            if (event.getDataObjectDeserializer().deserializeUnsafe() instanceof Session object) {
                session = isName(object.getId()) ? object.getId() : null;
            }
        } catch (EventDataObjectDeserializationException aboutSomethingElse) {
            session = null;
        }
        return Optional.of(new ProviderEvent(event.getId(), event.getType(), session));
    }

    /** Stripe's ids and types are short and printable; nothing else is kept as one. */
    private static boolean isName(@Nullable String text) {
        return text != null && NAME.matcher(text).matches();
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

    private CheckoutReading read(PaymentPartner partner, Call call) {
        try {
            Session session = ask(partner, call);
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

    private @Nullable Session ask(PaymentPartner partner, Call call) throws StripeException {
        String account = partner.secretKey();
        if (!breaker.allows(account)) {
            throw new ApiConnectionException("not asked: Stripe has been silent");
        }
        try {
            Session answer = call.on(client(partner).v1().checkout().sessions());
            breaker.answered(account);
            return answer;
        } catch (StripeException e) {
            if (isSilence(e)) {
                breaker.silent(account);
            } else {
                breaker.answered(account);
            }
            throw e;
        } catch (RuntimeException lostWhilePaging) {
            breaker.silent(account);
            throw lostWhilePaging;
        }
    }

    private static boolean isSilence(StripeException e) {
        Integer status = e.getStatusCode();
        return status == null || status < 400 || status == TOO_MANY || status >= 500;
    }

    private interface Call {
        @Nullable Session on(SessionService sessions) throws StripeException;
    }

    private static String reason(StripeException e) {
        return e.getCode() == null ? e.getClass().getSimpleName() : e.getCode();
    }
}
