package bellbird.tenancy;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantId;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.jspecify.annotations.Nullable;

/** Tells Hibernate whose session it opens: the current tenant's, or none. */
public class TenantIdentifier implements CurrentTenantIdentifierResolver<String> {

    @Override
    @SuppressWarnings("NullAway") // Hibernate reads null as "no tenant" and refuses
    public @Nullable String resolveCurrentTenantIdentifier() {
        return CurrentTenant.find().map(TenantId::code).orElse(null);
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
