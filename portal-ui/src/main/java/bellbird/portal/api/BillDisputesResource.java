package bellbird.portal.api;

import bellbird.bill.Creditable;
import bellbird.bill.Dispute;
import bellbird.bill.DisputeRequest;
import bellbird.bill.Disputes;
import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Charges of a bill that its customer thinks are wrong. */
@Path("bills/{id}/disputes")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class BillDisputesResource {

    /** The disputes of a bill, oldest first. */
    public record DisputeList(List<OneDispute> items) {}

    /**
     * What somebody thinks is wrong with a charge. Until it is decided, that much of the bill is
     * not overdue.
     *
     * @param line its number on the bill
     * @param amount with VAT where the line's price has it
     * @param openedAt ISO 8601
     * @param decision null until there is one
     */
    public record OneDispute(
            UUID id,
            UUID bill,
            int line,
            String description,
            MoneyText amount,
            String words,
            String openedBy,
            String openedAt,
            @Nullable Decision decision) {

        static OneDispute of(Dispute dispute) {
            return new OneDispute(
                    dispute.id(),
                    dispute.bill(),
                    dispute.line(),
                    dispute.description(),
                    MoneyText.of(dispute.amount()),
                    dispute.words(),
                    dispute.openedBy(),
                    dispute.openedAt().toString(),
                    Decision.of(dispute.decision()));
        }
    }

    /**
     * What became of it.
     *
     * @param answer for the customer
     * @param at ISO 8601
     * @param creditNote id of the bill that gives it back; null if it was rejected
     */
    public record Decision(String answer, String by, String at, @Nullable UUID creditNote) {

        static @Nullable Decision of(Dispute.@Nullable Decision decision) {
            if (decision == null) {
                return null;
            }
            Creditable.Named note = decision.note();
            return new Decision(
                    decision.answer(),
                    decision.by(),
                    decision.at().toString(),
                    note == null ? null : note.id());
        }
    }

    @Inject private Disputes disputes;

    @GET
    @Operation(summary = "What is or was disputed on a bill")
    @APIResponse(responseCode = "404", description = "There is no such bill")
    public DisputeList get(@PathParam("id") UUID id) {
        return new DisputeList(disputes.ofBill(id).stream().map(OneDispute::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Write down that the customer disputes a charge",
            description =
                    "Without an amount it is all that is left of the line. The customer is told that"
                            + " somebody will decide.")
    @RequestBody(content = @Content(schema = @Schema(implementation = DisputeRequest.class)))
    @APIResponse(responseCode = "200", description = "The disputes of the bill")
    @APIResponse(responseCode = "409", description = "The line is disputed already")
    public DisputeList open(@PathParam("id") UUID id, InputStream body) {
        disputes.open(id, JsonReading.read(JsonBody.read(body), DisputeRequest.class));
        return get(id);
    }
}
