package bellbird.payment;

import bellbird.kernel.money.Money;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A provider in memory: one session per key, and trouble on demand. */
final class TestProvider implements PaymentGateway {

    static final String SIGNATURE = "signed";

    /** What happens to the next call. */
    enum Trouble {
        LOST_BEFORE,
        LOST_AFTER,
        REFUSED,
        UNREADABLE
    }

    final Deque<Trouble> troubles = new ArrayDeque<>();
    final Map<String, CheckoutReading.Found> sessions = new HashMap<>();
    private final Map<UUID, CheckoutOutcome> answers = new HashMap<>();
    private final Map<String, Money> amounts = new HashMap<>();
    Optional<PaymentPartner> sandboxPartner = Optional.of(new PaymentPartner("key", "secret"));

    @Override
    public String provider() {
        return "stripe";
    }

    @Override
    public Optional<PaymentPartner> sandboxPartner() {
        return sandboxPartner;
    }

    @Override
    public synchronized CheckoutOutcome createCheckout(
            PaymentPartner partner, CheckoutRequest request) {
        Trouble trouble = troubles.poll();
        if (trouble == Trouble.LOST_BEFORE) {
            return new CheckoutOutcome.Unknown("timeout");
        }
        if (trouble == Trouble.REFUSED) {
            return new CheckoutOutcome.Declined("email_invalid");
        }
        CheckoutOutcome answer =
                answers.computeIfAbsent(request.attemptId(), id -> create(request));
        return trouble == Trouble.LOST_AFTER ? new CheckoutOutcome.Unknown("timeout") : answer;
    }

    private CheckoutOutcome create(CheckoutRequest request) {
        String session = "cs_" + (sessions.size() + 1);
        URI url = URI.create("http://pay.example/" + session);
        sessions.put(
                session,
                new CheckoutReading.Found(
                        session,
                        request.attemptId().toString(),
                        request.tenant(),
                        new CheckoutState.Open(url)));
        amounts.put(session, request.amount());
        return new CheckoutOutcome.Created(session, url);
    }

    @Override
    public synchronized CheckoutReading lookUp(PaymentPartner partner, String session) {
        if (troubles.peek() == Trouble.UNREADABLE) {
            troubles.remove();
            return new CheckoutReading.Unreadable("timeout");
        }
        CheckoutReading found = sessions.get(session);
        return found == null ? new CheckoutReading.Absent() : found;
    }

    @Override
    public synchronized CheckoutReading search(
            PaymentPartner partner, UUID attemptId, Instant createdAt) {
        if (troubles.peek() == Trouble.UNREADABLE) {
            troubles.remove();
            return new CheckoutReading.Unreadable("timeout");
        }
        return sessions.values().stream()
                .filter(found -> attemptId.toString().equals(found.attempt()))
                .<CheckoutReading>map(found -> found)
                .findFirst()
                .orElse(new CheckoutReading.Absent());
    }

    @Override
    public synchronized CheckoutReading expire(PaymentPartner partner, String session) {
        if (session(session).state() instanceof CheckoutState.Open) {
            become(session, new CheckoutState.Expired());
        }
        return lookUp(partner, session);
    }

    /** The body is {@code event session}. */
    @Override
    public Optional<ProviderEvent> verify(
            PaymentPartner partner, String rawBody, String signature) {
        if (!signature.equals(SIGNATURE)) {
            return Optional.empty();
        }
        String[] words = rawBody.split(" ", -1);
        return Optional.of(new ProviderEvent(words[0], "checkout.session.completed", words[1]));
    }

    /** The payer pays the open page. */
    synchronized void pay(String session) {
        pay(session, Objects.requireNonNull(amounts.get(session)));
    }

    synchronized void pay(String session, Money amount) {
        become(session, new CheckoutState.Paid("pi_of_" + session, amount));
    }

    synchronized void become(String session, CheckoutState state) {
        CheckoutReading.Found before = session(session);
        sessions.put(
                session,
                new CheckoutReading.Found(session, before.attempt(), before.tenant(), state));
    }

    CheckoutReading.Found session(String session) {
        return Objects.requireNonNull(sessions.get(session));
    }
}
