package bellbird.portal.shell;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.Optional;

/** The tenant of the page, as the frame shows it. */
@Dependent
class Tenants implements Serializable {

    private static final long serialVersionUID = 1;

    private final transient TenantProfiles profiles;
    private final transient TenantBrands brands;

    @Inject
    Tenants(TenantProfiles profiles, TenantBrands brands) {
        this.profiles = profiles;
        this.brands = brands;
    }

    /** Empty on the public host. */
    Optional<TenantProfile> profile() {
        return CurrentTenant.find().map(tenant -> profiles.current());
    }

    Optional<TenantBrand> brand() {
        return CurrentTenant.find().map(tenant -> brands.current());
    }
}
