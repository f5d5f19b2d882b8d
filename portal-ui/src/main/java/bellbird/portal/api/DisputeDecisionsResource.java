package bellbird.portal.api;

import bellbird.bill.Disputes;
import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What becomes of a charge that a customer disputes. */
@Path("disputes/{id}/decision")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class DisputeDecisionsResource {

    /**
     * @param outcome reject or credit
     * @param amount to be given back, as the line's own; null for what is disputed
     * @param answer for the customer; a credit note prints it
     */
    public record Decided(String outcome, @Nullable BigDecimal amount, String answer) {}

    private enum Outcome {
        REJECT,
        CREDIT
    }

    @Inject private Disputes disputes;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decide what becomes of a disputed charge",
            description =
                    "reject leaves it as it is. credit gives it back by a credit note, or the amount"
                            + " that is named. The customer is told either way.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Decided.class)))
    @APIResponse(responseCode = "200", description = "The dispute as it stands now")
    @APIResponse(responseCode = "409", description = "It is decided already")
    public BillDisputesResource.OneDispute decide(@PathParam("id") UUID id, InputStream body) {
        Decided decided = JsonReading.read(JsonBody.read(body), Decided.class);
        switch (Words.parse(Outcome.class, "/outcome", decided.outcome())) {
            case REJECT -> disputes.reject(id, decided.answer());
            case CREDIT -> disputes.credit(id, decided.amount(), decided.answer());
        }
        return BillDisputesResource.OneDispute.of(disputes.get(id));
    }
}
