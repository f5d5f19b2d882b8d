package bellbird.clock;

import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Reads the sandbox clock in the caller's transaction, or in one of its own. */
@Stateless
@PermitAll
public class ClockReader {

    @Inject private TenantSql sql;

    public SandboxTime read() {
        return sql.call(ClockRow::read)
                .orElseThrow(() -> new IllegalStateException("the sandbox has no clock yet"));
    }
}
