package bellbird.kernel.tenant;

import java.util.Optional;

/** Port: looks tenants up. Half-made tenants are not found. */
public interface TenantProfiles {

    /**
     * @throws IllegalStateException outside any tenant
     */
    TenantProfile current();

    Optional<TenantProfile> byShortName(String shortName);

    /**
     * The tenant's own public address, such as {@code http://acme.localhost:8080}; no slash at the
     * end.
     */
    String baseUrl(TenantProfile tenant);
}
