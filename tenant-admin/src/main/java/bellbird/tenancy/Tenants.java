package bellbird.tenancy;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The registry as the platform's staff see it; it holds no tenant's data. */
@Stateless
@RolesAllowed(Roles.PLATFORM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Tenants {

    /**
     * @param database whether the registry could be read
     * @param identity whether the identity provider lets us in
     * @param dueBells work that is due and not looked at yet
     * @param oldestBell how long the oldest waits; zero if none
     */
    public record Health(
            boolean database,
            boolean identity,
            int tenants,
            int dueBells,
            Duration oldestBell,
            String newestSchema) {}

    @Inject private ControlSql control;
    @Inject private Clock clock;
    @Inject private IdentityHealth identity;

    /** All tenants, half-made ones included, by short name. */
    public List<TenantEntry> list() {
        return control.asLogin(Registry::all);
    }

    /** Never throws: what is down shows as false. */
    public Health health() {
        boolean login = identity.reachable();
        try {
            int tenants = list().size();
            Instant now = clock.instant();
            String newest = Migrations.ofServer().newest();
            WorkDue due = control.asLogin(c -> WorkDue.read(c, now));
            return new Health(true, login, tenants, due.bells(), due.oldest(), newest);
        } catch (IllegalStateException | SQLException e) {
            return new Health(false, login, 0, 0, Duration.ZERO, "");
        }
    }
}
