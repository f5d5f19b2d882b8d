package bellbird.portal.api;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import bellbird.usage.Recycling;
import bellbird.usage.SuspendedSum;
import bellbird.usage.Suspense;
import bellbird.usage.SuspenseCause;
import bellbird.usage.SuspenseGroup;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Suspended usage by reason, what mends it, and the way back in. */
@Path("suspense")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class SuspenseResource {

    /** Reasons are told without it. */
    private static final String PREFIX = "error.usage.";

    private static final int CAUSES = 50;

    /**
     * Suspended records of one reason.
     *
     * @param reason its name, such as {@code unknownNumber}
     * @param text the reason in words
     * @param mend number, card, terms, price, profile, parts or look: what a person does about it
     */
    public record Group(
            String reason, String text, String mend, long files, Sum sum, List<Cause> causes) {

        static Group of(SuspenseGroup group, List<SuspenseCause> causes) {
            return new Group(
                    name(group.reason()),
                    ErrorTexts.of(group.reason(), List.of("…")),
                    group.mend().word(),
                    group.files(),
                    Sum.of(group.sum()),
                    causes.stream()
                            .map(cause -> new Cause(cause.detail(), Sum.of(cause.sum())))
                            .toList());
        }
    }

    /** What was found in records of the same reason, such as a number; most records first. */
    public record Cause(String found, Sum sum) {}

    /**
     * @param waitingSince when the oldest of the files came
     */
    public record Sum(
            long records,
            BigInteger seconds,
            BigInteger messages,
            BigInteger bytes,
            @Nullable OffsetDateTime firstUse,
            @Nullable OffsetDateTime lastUse,
            OffsetDateTime waitingSince) {

        static Sum of(SuspendedSum sum) {
            return new Sum(
                    sum.records(),
                    sum.seconds(),
                    sum.messages(),
                    sum.bytes(),
                    at(sum.firstUse()),
                    at(sum.lastUse()),
                    sum.waitingSince().atOffset(ZoneOffset.UTC));
        }
    }

    /**
     * A line had a number from a day on.
     *
     * @param number as usage names it, with country code
     * @param line a number that the line has
     */
    public record NumberOfLine(String number, String line, LocalDate from) {}

    /**
     * A line had a card from a day on.
     *
     * @param imsi as usage names it
     * @param line a number that the line has
     */
    public record CardOfLine(String imsi, String line, LocalDate from) {}

    /**
     * What to send back in.
     *
     * @param reason its name; null for all
     * @param found what was found; null for all of the reason
     * @param note what was mended
     * @param numbers whose numbers are said before
     * @param cards whose cards are said before
     */
    public record RecyclingOrder(
            @Nullable String reason,
            @Nullable String found,
            @Nullable String note,
            @Nullable List<NumberOfLine> numbers,
            @Nullable List<CardOfLine> cards) {}

    /**
     * Records that were sent back in.
     *
     * @param finishedAt null while it goes on
     */
    public record Sent(
            UUID id,
            OffsetDateTime askedAt,
            String askedBy,
            @Nullable String reason,
            @Nullable String found,
            String note,
            @Nullable OffsetDateTime finishedAt,
            List<Outcome> outcomes) {

        static Sent of(Recycling recycling) {
            String reason = recycling.reason();
            return new Sent(
                    recycling.id(),
                    recycling.askedAt().atOffset(ZoneOffset.UTC),
                    recycling.askedBy(),
                    reason == null ? null : name(reason),
                    recycling.detail(),
                    recycling.note(),
                    at(recycling.finishedAt()),
                    recycling.outcomes().stream()
                            .map(
                                    one ->
                                            new Outcome(
                                                    one.verdict().toLowerCase(Locale.ROOT),
                                                    name(one.reason()),
                                                    one.records()))
                            .toList());
        }
    }

    /**
     * @param verdict rated, suspended, duplicate, rejected or ignored
     * @param reason its name; empty for rated records
     */
    public record Outcome(String verdict, String reason, long records) {}

    @Inject private Suspense suspense;

    @GET
    @Operation(summary = "Suspended records by reason and by what was found, most records first")
    public List<Group> list() {
        return suspense.groups().stream()
                .map(group -> Group.of(group, suspense.causes(group.reason(), CAUSES)))
                .toList();
    }

    @GET
    @Path("recyclings")
    @Operation(summary = "What was sent back in, newest first, and what became of it")
    public List<Sent> recyclings(
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return suspense.recyclings(Math.max(0, offset), Page.limit(limit)).stream()
                .map(Sent::of)
                .toList();
    }

    @POST
    @Path("recyclings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Send suspended records back in, of one reason, of one cause, or all",
            description =
                    "Numbers and cards are mapped to lines before, all or none. The records are rated in the"
                            + " background, each at its own date and never twice.")
    @RequestBody(content = @Content(schema = @Schema(implementation = RecyclingOrder.class)))
    @APIResponse(responseCode = "201", description = "Begun; GET tells what becomes of them")
    public Response recycle(InputStream body, @Context UriInfo uri) {
        RecyclingOrder order = JsonReading.read(JsonBody.read(body), RecyclingOrder.class);
        String reason = order.reason();
        if (reason != null && !reason.matches("[A-Za-z]{1,40}")) {
            throw BellbirdException.user("reason", "error.api.unknownWord", reason);
        }
        List<NumberOfLine> numbers = order.numbers();
        if (numbers != null) {
            numbers.forEach(one -> suspense.mapNumber(one.number(), one.line(), one.from()));
        }
        List<CardOfLine> cards = order.cards();
        if (cards != null) {
            cards.forEach(one -> suspense.mapCard(one.imsi(), one.line(), one.from()));
        }
        String note = order.note();
        Recycling begun =
                suspense.recycle(
                        reason == null ? null : PREFIX + reason,
                        order.found(),
                        note == null ? "" : note);
        return Response.created(uri.getAbsolutePath()).entity(Sent.of(begun)).build();
    }

    private static String name(String reason) {
        return reason.startsWith(PREFIX) ? reason.substring(PREFIX.length()) : reason;
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
