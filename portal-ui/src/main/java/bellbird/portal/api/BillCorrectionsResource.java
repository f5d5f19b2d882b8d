package bellbird.portal.api;

import bellbird.bill.CreditNotes;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Bills that were wrong and are made again; the wrong one stays as it is. */
@Path("bills/{id}/corrections")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class BillCorrectionsResource {

    /**
     * What is asked for.
     *
     * @param key chosen by who asks: the same again makes nothing new
     * @param reason for the customer: both documents print it
     */
    public record Wanted(String key, String reason) {}

    /**
     * What was made.
     *
     * @param creditNote id of the bill that gives the wrong one back
     * @param bill id of the one that takes its place
     */
    public record Correction(UUID creditNote, UUID bill) {}

    @Inject private CreditNotes notes;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give a bill back whole and make it again by what is known now",
            description =
                    "Both documents name the wrong bill. Only the newest bill of an account is made"
                            + " again; of older ones give lines back by a credit note. The same key"
                            + " again answers what it made.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Wanted.class)))
    @APIResponse(responseCode = "200", description = "The credit note and the new bill")
    @APIResponse(
            responseCode = "409",
            description = "It is not the newest bill, or something of it was given back already")
    public Correction correct(@PathParam("id") UUID id, InputStream body) {
        Wanted wanted = JsonReading.read(JsonBody.read(body), Wanted.class);
        CreditNotes.Corrected made = notes.correct(id, wanted.key(), wanted.reason());
        return new Correction(made.note(), made.bill());
    }
}
