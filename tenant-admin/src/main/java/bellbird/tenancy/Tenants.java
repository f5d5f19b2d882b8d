package bellbird.tenancy;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
            return control.asLogin(
                    c -> {
                        try (PreparedStatement select =
                                c.prepareStatement(
                                        """
                                        select count(*), min(due_at) from control.due
                                         where due_at <= ?""")) {
                            select.setTimestamp(1, Timestamp.from(now));
                            try (ResultSet row = select.executeQuery()) {
                                row.next();
                                Timestamp oldest = row.getTimestamp(2);
                                return new Health(
                                        true,
                                        login,
                                        tenants,
                                        row.getInt(1),
                                        oldest == null
                                                ? Duration.ZERO
                                                : Duration.between(oldest.toInstant(), now),
                                        newest);
                            }
                        }
                    });
        } catch (IllegalStateException | SQLException e) {
            return new Health(false, login, 0, 0, Duration.ZERO, "");
        }
    }
}
