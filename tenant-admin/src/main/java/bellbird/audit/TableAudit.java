package bellbird.audit;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.id.Ids;
import bellbird.kernel.security.Caller;
import bellbird.kernel.tenant.CurrentTenant;
import bellbird.tenancy.TenantSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The audit trail in the tenant's schema; its rows can be added, never changed. System time. */
@ApplicationScoped
public class TableAudit implements AuditTrail {

    @Inject private TenantSql sql;
    @Inject private Clock clock;
    @Inject private Caller caller;

    @Override
    public void record(
            String action,
            String subjectType,
            String subjectId,
            @Nullable String before,
            @Nullable String after) {
        sql.run(
                c -> {
                    try (PreparedStatement insert =
                            c.prepareStatement(
                                    """
                                    insert into audit_entry (id, happened_at, subject_of,
                                      display_name, address, action, noun, noun_id, before, after,
                                      request_tenant)
                                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
                        insert.setObject(1, Ids.next());
                        insert.setTimestamp(2, Timestamp.from(clock.instant()));
                        insert.setString(3, caller.subject());
                        insert.setString(4, caller.displayName());
                        insert.setString(5, caller.address());
                        insert.setString(6, action);
                        insert.setString(7, subjectType);
                        insert.setString(8, subjectId);
                        insert.setString(9, before);
                        insert.setString(10, after);
                        insert.setString(11, CurrentTenant.require().code());
                        insert.executeUpdate();
                    }
                });
    }
}
