package bellbird.payment;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Processes a stored event: reads the checkout it speaks of at the provider and applies that. So
 * the order of events, their number and their version do not matter.
 */
class EventJob implements JobHandler {

    static final String KIND = "payment-event";

    private final Transactions transactions;
    private final PaymentGateway gateway;
    private final PaymentPartners partners;
    private final Settlement settlement;
    private final Clock clock;

    @Inject
    EventJob(
            Transactions transactions,
            PaymentGateway gateway,
            PaymentPartners partners,
            Settlement settlement,
            Clock clock) {
        this.transactions = transactions;
        this.gateway = gateway;
        this.partners = partners;
        this.settlement = settlement;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The provider may be away for a while; the look-ups of the attempt go on for days anyway. */
    @Override
    public List<Duration> waits() {
        return List.of(
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofMinutes(45));
    }

    @Override
    public int atOnce() {
        return 5;
    }

    @Override
    public void run(JobRun run) throws ProviderUnreachableException {
        String[] key = run.key().split("/", 3);
        String provider = key[0];
        String eventId = key[1];
        StoredEvents.StoredEvent event =
                transactions
                        .own(c -> new StoredEvents(c).find(provider, eventId))
                        .orElseThrow(() -> new IllegalStateException("no event " + eventId));
        if (event.processed()) {
            return;
        }
        String session = event.session();
        CheckoutReading reading =
                session == null ? null : gateway.lookUp(partners.require(), session);
        if (reading instanceof CheckoutReading.Unreadable(var reason)) {
            throw new ProviderUnreachableException(reason);
        }
        transactions.own(
                c -> {
                    EventOutcome outcome = apply(c, reading);
                    new StoredEvents(c).processed(provider, eventId, outcome, clock.instant());
                    run.finish(outcome.name());
                    return outcome;
                });
    }

    /** Key of a further job for the same event. */
    static String retryKey(String provider, String eventId, UUID attempt) {
        return provider + "/" + eventId + "/retry-" + attempt;
    }

    private EventOutcome apply(Connection connection, @Nullable CheckoutReading reading)
            throws SQLException {
        return switch (reading) {
            case null -> EventOutcome.NO_EFFECT;
            case CheckoutReading.Found found -> settlement.apply(connection, found);
            case CheckoutReading.Absent() -> EventOutcome.PARKED_ABSENT;
            case CheckoutReading.Unreadable unreadable -> throw new IllegalStateException();
        };
    }
}
