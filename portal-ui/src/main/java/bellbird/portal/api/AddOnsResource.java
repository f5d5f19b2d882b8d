package bellbird.portal.api;

import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import bellbird.product.AddOns;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jspecify.annotations.Nullable;

/** What an add-on was since when and why, and its end. */
@Path("add-ons/{id}/changes")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class AddOnsResource {

    /**
     * What shall become of an add-on.
     *
     * @param on day after its last one, ISO 8601; tomorrow if it is left out
     * @param reason kept in its history
     */
    public record AddOnChange(Kind kind, @Nullable LocalDate on, String reason) {

        /** What can be changed. */
        public enum Kind {
            END
        }
    }

    @Inject private AddOns addOns;

    @GET
    @Operation(summary = "An add-on with its history")
    public AddOnDocument history(@PathParam("id") UUID id) {
        return AddOnDocument.of(addOns.get(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "End an add-on",
            description =
                    "From a day on, with a reason; what was paid in advance for later days is given"
                            + " back as the add-on says. Sent again it changes nothing.")
    @RequestBody(content = @Content(schema = @Schema(implementation = AddOnChange.class)))
    public AddOnDocument change(@PathParam("id") UUID id, InputStream body) {
        AddOnChange change = JsonReading.read(JsonBody.read(body), AddOnChange.class);
        return switch (change.kind()) {
            case END -> AddOnDocument.of(addOns.end(id, change.on(), change.reason()));
        };
    }
}
