package bellbird.portal.api;

import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import bellbird.product.LineChange;
import bellbird.product.ProductChanges;
import bellbird.product.ProductEvent;
import bellbird.product.ProductHistory;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** What lines have had since when and why, and what they shall have. */
@Path("lines")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class LinesResource {

    /**
     * A line with its history.
     *
     * @param msisdn E.164 without +
     * @param start first day, ISO 8601
     * @param end day after the last one; null while it lasts
     * @param events in the order in which they take effect
     */
    public record Line(
            UUID id,
            UUID account,
            String customer,
            String msisdn,
            String start,
            @Nullable String end,
            List<Event> events) {

        static Line of(ProductHistory line) {
            return new Line(
                    line.serviceId(),
                    line.accountId(),
                    line.customer(),
                    line.msisdn(),
                    line.startOn().toString(),
                    line.endOn() == null ? null : line.endOn().toString(),
                    line.events().stream().map(Event::of).toList());
        }
    }

    /**
     * What happened to a line, or will.
     *
     * @param on first day on which it is so, ISO 8601
     * @param plan what it is on from then; null where that stays as it was
     * @param reason as it was given
     * @param by name of who recorded it
     */
    public record Event(
            String kind,
            String on,
            @Nullable String plan,
            @Nullable Integer version,
            String reason,
            OffsetDateTime at,
            String by) {

        static Event of(ProductEvent event) {
            return new Event(
                    event.kind().name().toLowerCase(Locale.ROOT),
                    event.on().toString(),
                    event.offering(),
                    event.version(),
                    event.reason(),
                    event.at().atOffset(ZoneOffset.UTC),
                    event.by());
        }
    }

    @Inject private ProductChanges changes;

    @GET
    @Path("{id}/changes")
    @Operation(summary = "What a line had since when, and why")
    public Line history(@PathParam("id") UUID id) {
        return Line.of(changes.history(id));
    }

    @POST
    @Path("{id}/changes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change the plan of a line, suspend, resume or end it",
            description =
                    "From a day on, with a reason. Without a day it is the earliest that can be:"
                            + " today for a suspension and its end, tomorrow for a plan or the end"
                            + " of the line.")
    @RequestBody(content = @Content(schema = @Schema(implementation = LineChange.class)))
    public Line change(@PathParam("id") UUID id, InputStream body) {
        return Line.of(changes.change(id, JsonReading.read(JsonBody.read(body), LineChange.class)));
    }
}
