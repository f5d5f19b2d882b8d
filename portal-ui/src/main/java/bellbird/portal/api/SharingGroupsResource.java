package bellbird.portal.api;

import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.product.SharingGroups;
import bellbird.rating.SharedPools;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Which lines of a customer share allowances. */
@Path("customers/{id}/sharing-groups")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class SharingGroupsResource {

    @Inject private Customers customers;
    @Inject private SharedPools pools;
    @Inject private SharingGroups groups;
    @Inject private BusinessClock clock;

    @GET
    @Operation(summary = "Which lines of a customer share allowances, group by group")
    public SharingDocument get(@PathParam("id") UUID id) {
        return SharingDocument.of(customers.get(id), pools.of(id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make the groups what a document says from today on, all or nothing",
            description =
                    "A line is in one group at a time, of its own account. Lines that the document"
                            + " does not name share no more; a group without lines stays, empty.")
    @RequestBody(content = @Content(schema = @Schema(implementation = SharingDocument.class)))
    public SharingDocument put(@PathParam("id") UUID id, InputStream body) {
        CustomerDetail customer = customers.get(id);
        SharingDocument.Changes changes =
                JsonReading.read(JsonBody.read(body), SharingDocument.class)
                        .changes(customer, pools.of(id));
        if (!changes.problems().isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, changes.problems());
        }
        LocalDate today = clock.today();
        changes.leaves().forEach(product -> groups.leave(product, today));
        changes.joins().forEach(join -> groups.join(join.productId(), join.group(), today));
        return get(id);
    }
}
