package bellbird.identity;

import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Which customer a sign-in belongs to: linked by invitation, never by a matching e-mail. */
@Stateless
@PermitAll
public class SignIns {

    @Inject private TenantSql sql;

    /** The customer of a subscriber; empty for staff and strangers. */
    public Optional<UUID> customerOf(String subject) {
        return sql.call(c -> SignInTable.customerOf(c, subject));
    }
}
