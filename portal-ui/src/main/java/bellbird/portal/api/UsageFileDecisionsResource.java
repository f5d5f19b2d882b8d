package bellbird.portal.api;

import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import bellbird.usage.RefusedFiles;
import bellbird.usage.UsageFiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What becomes of usage files of which nothing was rated: refused ones, and held ones. */
@Path("usage-files/{id}/decisions")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class UsageFileDecisionsResource {

    /**
     * @param decision read-again or settle of a refused file, release or dismiss of a held one
     */
    public record FileDecision(String decision) {}

    private enum Decision {
        READ_AGAIN,
        SETTLE,
        RELEASE,
        DISMISS
    }

    @Inject private UsageFiles files;
    @Inject private RefusedFiles refused;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decide what becomes of a refused or held usage file",
            description =
                    "read-again takes a refused file by the profile of today, of a refused archive"
                            + " every file in it; settle does without it, so that nobody is asked"
                            + " about it any more. release takes in a file that was held because of"
                            + " its number, dismiss refuses it. Rating is done in the background.")
    @RequestBody(content = @Content(schema = @Schema(implementation = FileDecision.class)))
    @APIResponse(responseCode = "200", description = "The file as it stands now")
    @APIResponse(responseCode = "409", description = "The file is neither refused nor held")
    public UsageFilesResource.UsageFile decide(@PathParam("id") UUID id, InputStream body)
            throws IOException {
        String word = JsonReading.read(JsonBody.read(body), FileDecision.class).decision();
        switch (Words.parse(Decision.class, "/decision", word)) {
            case READ_AGAIN -> refused.readAgain(id);
            case SETTLE -> files.settle(id);
            case RELEASE -> files.release(id);
            case DISMISS -> files.dismiss(id);
        }
        return UsageFilesResource.UsageFile.of(files.get(id));
    }
}
