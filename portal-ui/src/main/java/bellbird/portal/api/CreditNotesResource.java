package bellbird.portal.api;

import bellbird.bill.CreditNotes;
import bellbird.bill.CreditRequest;
import bellbird.bill.Creditable;
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

/** What is given back of a bill, which itself never changes. */
@Path("bills/{id}/credit-notes")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class CreditNotesResource {

    /**
     * What was given back of a bill, oldest first, and what can be.
     *
     * @param charges of the bill; none if it is a credit note itself
     */
    public record Credits(List<Note> notes, List<Charge> charges) {

        static Credits of(Creditable bill) {
            return new Credits(
                    bill.notes().stream().map(Note::of).toList(),
                    bill.lines().stream().map(Charge::of).toList());
        }
    }

    /**
     * A credit note.
     *
     * @param id of a bill like others
     * @param label as printed
     * @param issuedOn ISO 8601
     * @param total below zero
     * @param reason as printed
     */
    public record Note(UUID id, String label, String issuedOn, MoneyText total, String reason) {

        static Note of(Creditable.Note note) {
            return new Note(
                    note.id(),
                    note.label(),
                    note.issuedOn().toString(),
                    MoneyText.of(note.total()),
                    note.reason());
        }
    }

    /**
     * A charge of the bill.
     *
     * @param amount with VAT where its price has it
     * @param left what a note about it alone can still give back: of the charge, and of its bill
     */
    public record Charge(int number, String description, MoneyText amount, MoneyText left) {

        static Charge of(Creditable.Line line) {
            return new Charge(
                    line.number(),
                    line.description(),
                    MoneyText.of(line.amount()),
                    MoneyText.of(line.left()));
        }
    }

    @Inject private CreditNotes notes;

    @GET
    @Operation(summary = "What was given back of a bill, and what can be")
    public Credits get(@PathParam("id") UUID id) {
        return Credits.of(notes.of(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give back a bill, some of its charges or a part of one",
            description =
                    "Without lines it is all that is left of the bill; a line without an amount is"
                            + " all that is left of the line. All notes about a bill come to no more"
                            + " than the bill, in all and at each rate of VAT. The key is chosen by who asks: the"
                            + " same request again makes no second note.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CreditRequest.class)))
    public Credits post(@PathParam("id") UUID id, InputStream body) {
        notes.issue(id, JsonReading.read(JsonBody.read(body), CreditRequest.class));
        return get(id);
    }
}
