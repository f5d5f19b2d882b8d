package bellbird.bell;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantId;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;

/**
 * Tells the workers that the current tenant has work, in the transaction that makes it: a row in
 * {@code control.due} that survives a crash, and a wake of this node's workers after the commit.
 */
@ApplicationScoped
public class Bell {

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @Inject private TenantSql sql;
    @Inject private Clock clock;
    @Inject private Wakes workers;

    /** For work that is due already; rung once per transaction. */
    public void ringNow() {
        if (transaction.getResource(Bell.class) != null) {
            return;
        }
        transaction.putResource(Bell.class, true);
        ringAt(clock.instant());
        TenantId tenant = CurrentTenant.require();
        transaction.registerInterposedSynchronization(new Wake(tenant, workers));
    }

    /** For work that is due later. */
    public void ringAt(Instant at) {
        sql.run(
                c -> {
                    try (PreparedStatement ring = c.prepareStatement("select control.ring(?)")) {
                        ring.setTimestamp(1, Timestamp.from(at));
                        ring.execute();
                    }
                });
    }

    private record Wake(TenantId tenant, Wakes workers) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                workers.wake(tenant);
            }
        }
    }
}
