package bellbird.tenancy;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The registry's tenants, remembered for a few seconds: every request asks. */
@ApplicationScoped
public class RegisteredTenants implements TenantProfiles {

    @Inject private ControlSql control;

    private final Remembered<String, TenantProfile> byShortName = new Remembered<>();
    private final Remembered<TenantId, TenantProfile> byId = new Remembered<>();

    @Override
    public TenantProfile current() {
        return of(CurrentTenant.require());
    }

    /**
     * Half-made tenants too: for jobs and provisioning, never for a host name.
     *
     * @throws IllegalStateException if there is none
     */
    public TenantProfile of(TenantId id) {
        return byId.get(
                        id,
                        () -> control.asLogin(c -> Registry.byId(c, id)).map(TenantEntry::profile))
                .orElseThrow(() -> new IllegalStateException("no such tenant: " + id));
    }

    @Override
    public Optional<TenantProfile> byShortName(String shortName) {
        return byShortName.get(
                shortName,
                () ->
                        control.asLogin(c -> Registry.byShortName(c, shortName))
                                .filter(entry -> entry.state() == TenantEntry.State.READY)
                                .map(TenantEntry::profile));
    }

    @Override
    public String baseUrl(TenantProfile tenant) {
        return Installation.current().tenantUrl(tenant.shortName());
    }

    /** After a change of the registry on this node; other nodes notice within seconds. */
    public void forget() {
        byShortName.clear();
        byId.clear();
    }
}
