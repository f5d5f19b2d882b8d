package bellbird.portal.api;

import bellbird.customer.CustomerDetail;
import bellbird.customer.CustomerRow;
import bellbird.customer.Customers;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Finds customers with their accounts and lines. */
@Path("customers")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class CustomersResource {

    @Inject private Customers customers;

    @GET
    @Operation(summary = "Customers, newest first")
    public Page<CustomerRow> list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return new Page<>(
                customers.list(search, Math.max(0, offset), Page.limit(limit)),
                customers.count(search));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A customer with accounts and lines")
    public CustomerDetail get(@PathParam("id") UUID id) {
        return customers.get(id);
    }
}
