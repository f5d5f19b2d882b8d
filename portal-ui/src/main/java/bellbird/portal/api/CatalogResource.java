package bellbird.portal.api;

import bellbird.kernel.security.Roles;
import bellbird.offering.Catalog;
import bellbird.offering.CatalogChange;
import bellbird.offering.Catalogs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The whole catalogue as one document, out and in. */
@Path("catalog")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class CatalogResource {

    /** What a document did, one entry for each offering and promotion. */
    public record Import(List<Change> changes) {}

    /**
     * @param kind offering or promotion
     * @param outcome created, drafted, changed, unchanged, restored or retired
     * @param version number of the offering's newest version; 0 for promotions
     */
    public record Change(String kind, String code, String name, String outcome, int version) {

        static Change of(CatalogChange change) {
            return new Change(
                    Words.of(change.kind()),
                    change.code(),
                    change.name(),
                    Words.of(change.outcome()),
                    change.version());
        }
    }

    @Inject private Catalogs catalogs;

    @GET
    @Operation(
            summary = "All that is sold or drafted, as one document",
            description = "Of each offering the newest version. Its form: docs/catalog.schema.json")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Catalog.class)))
    public String get() {
        return catalogs.get().toJson().toString();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make the catalogue what a document says, all or nothing",
            description =
                    "Prices that differ from those published become drafts; what is not in the"
                            + " document is retired; what is published never changes. The document"
                            + " that GET answers changes nothing.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Catalog.class)))
    public Import put(InputStream body) {
        return new Import(
                catalogs.replace(Catalog.read(JsonBody.read(body))).stream()
                        .map(Change::of)
                        .toList());
    }
}
