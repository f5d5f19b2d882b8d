package bellbird.outbox;

import bellbird.bell.Bell;
import bellbird.kernel.outbox.Fact;
import bellbird.kernel.outbox.Outbox;
import bellbird.tenancy.TenantSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Facts in the table of the current tenant; the bell rings with them. */
@ApplicationScoped
public class TenantOutbox implements Outbox {

    @Inject private TenantSql sql;
    @Inject private Clock clock;
    @Inject private Bell bell;

    @Override
    public void publish(Fact fact) {
        sql.run(c -> OutboxTable.add(c, fact, clock.instant()));
        bell.ringNow();
    }
}
