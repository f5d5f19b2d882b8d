package bellbird.jobs;

import bellbird.bell.Bell;
import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Work that failed for good, with its reason; staff mend the cause and let it run again. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class ParkedJobs {

    /** One parked job. */
    public record Parked(UUID id, String kind, String key, Instant since, String reason) {}

    @Inject private TenantSql sql;
    @Inject private Bell bell;
    @Inject private AuditTrail audit;

    /** Newest first, at most 200. */
    public List<Parked> list() {
        return sql.call(
                c -> {
                    try (PreparedStatement select =
                                    c.prepareStatement(
                                            """
                                            select id, kind, key, finished_at, reason from job
                                             where state = 'PARKED'
                                             order by finished_at desc limit 200""");
                            ResultSet row = select.executeQuery()) {
                        List<Parked> parked = new ArrayList<>();
                        while (row.next()) {
                            parked.add(
                                    new Parked(
                                            row.getObject(1, UUID.class),
                                            row.getString(2),
                                            row.getString(3),
                                            row.getTimestamp(4).toInstant(),
                                            row.getString(5)));
                        }
                        return parked;
                    }
                });
    }

    /** Runs it again from its checkpoint. */
    public void release(UUID id) {
        if (sql.call(c -> JobTable.release(c, id)) == 0) {
            throw BellbirdException.notFound();
        }
        audit.record("release job", "job", id.toString(), "PARKED", "WAITING");
        bell.ringNow();
    }
}
