package bellbird.payment;

import bellbird.kernel.job.Jobs;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Finds out by reading what became of an attempt: after 5 minutes, an hour, then daily. */
class LookUps {

    static final String KIND = "payment-lookup";

    private static final List<Duration> AFTER =
            List.of(
                    Duration.ofMinutes(5),
                    Duration.ofHours(1),
                    Duration.ofDays(1),
                    Duration.ofDays(2),
                    Duration.ofDays(3),
                    Duration.ofDays(4),
                    Duration.ofDays(5));

    /** So much later nothing that was sent for the attempt can still arrive and be accepted. */
    private static final Duration SETTLED_BY = Duration.ofMinutes(50);

    private final PaymentGateway gateway;
    private final Settlement settlement;
    private final Jobs jobs;
    private final Clock clock;

    @Inject
    LookUps(PaymentGateway gateway, Settlement settlement, Jobs jobs, Clock clock) {
        this.gateway = gateway;
        this.settlement = settlement;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Schedules a look in the caller's transaction, counted from the attempt's start; nothing once
     * all looks are used up.
     *
     * @param number 1 to 7
     */
    void schedule(Attempt attempt, int number) {
        if (number <= AFTER.size()) {
            jobs.scheduleAt(
                    KIND,
                    attempt.id() + "/" + number,
                    "{}",
                    attempt.createdAt().plus(AFTER.get(number - 1)));
        }
    }

    CheckoutReading read(PaymentPartner partner, Attempt attempt) {
        String session = attempt.session();
        return session == null
                ? gateway.search(partner, attempt.id(), attempt.createdAt())
                : gateway.lookUp(partner, session);
    }

    /** The provider has refused: there is no page and no money. */
    void refused(Connection connection, Attempt attempt, String reason) throws SQLException {
        settlement.close(connection, attempt, AttemptState.FAILED, reason);
    }

    /** Makes our books say what was read. What could not be read changes nothing. */
    EventOutcome apply(Connection connection, Attempt attempt, CheckoutReading reading)
            throws SQLException {
        return switch (reading) {
            case CheckoutReading.Found found -> settlement.apply(connection, found);
            case CheckoutReading.Unreadable unreadable -> EventOutcome.NO_EFFECT;
            case CheckoutReading.Absent() -> {
                if (attempt.createdAt().plus(SETTLED_BY).isAfter(clock.instant())) {
                    yield EventOutcome.NO_EFFECT;
                }
                settlement.close(connection, attempt, AttemptState.FAILED, "absent");
                yield EventOutcome.CLOSED;
            }
        };
    }
}
