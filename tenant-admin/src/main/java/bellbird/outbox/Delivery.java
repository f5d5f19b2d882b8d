package bellbird.outbox;

import bellbird.bell.Bell;
import bellbird.kernel.error.Outage;
import bellbird.kernel.outbox.FactListener;
import bellbird.kernel.security.Roles;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** One transaction of deliveries: listeners' effects and the marks commit together. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Delivery {

    private static final int BATCH = 50;
    private static final int TRIES = 5;

    @Inject private TenantSql sql;
    @Inject private Clock clock;
    @Inject private Bell bell;
    @Inject @Any private Instance<FactListener> listeners;

    /** Number of facts delivered. */
    public int deliverSome() {
        List<OutboxTable.Pending> facts =
                sql.call(c -> OutboxTable.take(c, BATCH, clock.instant()));
        for (OutboxTable.Pending pending : facts) {
            try {
                tell(pending);
            } catch (RuntimeException e) {
                throw new UndeliverableException(pending, e);
            }
        }
        if (!facts.isEmpty()) {
            sql.run(c -> OutboxTable.delivered(c, facts, clock.instant()));
        }
        return facts.size();
    }

    private void tell(OutboxTable.Pending pending) {
        for (FactListener listener : listeners) {
            if (listener.type().equals(pending.fact().type())) {
                listener.on(pending.fact());
            }
        }
    }

    /**
     * Later again, with growing waits; parked after the fifth try, unless an outage is the reason.
     */
    public void putBack(UndeliverableException failure) {
        OutboxTable.Pending pending = failure.pending();
        boolean outage = Outage.in(failure);
        Instant retryAt = clock.instant().plusSeconds(outage ? 15 : 5L << (2 * pending.attempts()));
        boolean parked = pending.attempts() + 1 >= TRIES && !outage;
        sql.run(
                c ->
                        OutboxTable.failed(
                                c, pending, String.valueOf(failure.getMessage()), parked, retryAt));
        if (!parked) {
            bell.ringAt(retryAt);
        }
    }
}
