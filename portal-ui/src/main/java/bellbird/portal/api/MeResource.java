package bellbird.portal.api;

import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells a program who it is and what time it is at the tenant. */
@Path("me")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    /**
     * @param tenant short name, the first label of the host
     * @param company as people write it
     * @param caller name of the client
     * @param currency ISO 4217
     * @param now tenant time, which a sandbox may have advanced
     * @param sandbox whether the tenant's clock can be advanced
     */
    public record Me(
            String tenant,
            String company,
            String caller,
            String currency,
            OffsetDateTime now,
            boolean sandbox) {}

    @Inject private Caller caller;
    @Inject private TenantProfiles tenants;
    @Inject private BusinessClock clock;

    @GET
    @Operation(summary = "Who the token belongs to, and the tenant's date")
    public Me me() {
        TenantProfile tenant = tenants.current();
        return new Me(
                tenant.shortName(),
                tenant.name(),
                caller.displayName(),
                tenant.currency().getCurrencyCode(),
                OffsetDateTime.ofInstant(clock.now(), clock.zone()),
                tenant.sandbox());
    }
}
