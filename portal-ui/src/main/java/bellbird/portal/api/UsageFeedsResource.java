package bellbird.portal.api;

import bellbird.kernel.security.Roles;
import bellbird.usage.FeedAlarm;
import bellbird.usage.FeedChange;
import bellbird.usage.FeedDocument;
import bellbird.usage.UsageFeeds;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Feeds of usage files and how they are read, as one document. */
@Path("usage-feeds")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class UsageFeedsResource {

    /** What a document did, one entry for each feed it names. */
    public record Import(List<Change> feeds) {}

    /**
     * @param outcome unchanged, changed or created
     */
    public record Change(String name, String outcome) {

        static Change of(FeedChange change) {
            return new Change(change.name(), Words.of(change.outcome()));
        }
    }

    /** What somebody should look at about a feed; nothing is held up by it. */
    public record Watched(String name, List<Alarm> alarms) {}

    /**
     * @param kind gap, late, missing or less
     * @param reason in words
     */
    public record Alarm(String kind, OffsetDateTime since, String reason) {

        static Alarm of(FeedAlarm alarm) {
            return new Alarm(
                    Words.of(alarm.kind()),
                    alarm.since().atOffset(ZoneOffset.UTC),
                    ErrorTexts.of(alarm.message(), alarm.details()));
        }
    }

    @Inject private UsageFeeds feeds;

    @GET
    @Path("alarms")
    @Operation(
            summary = "Missing and late files, and days with much less usage, by feed",
            description = "Worked out when asked; an alarm ends when what was missing comes.")
    public List<Watched> alarms() {
        List<FeedAlarm> all = feeds.alarms();
        return feeds.list().stream()
                .map(
                        feed ->
                                new Watched(
                                        feed.name(),
                                        all.stream()
                                                .filter(one -> one.feedId().equals(feed.id()))
                                                .map(Alarm::of)
                                                .toList()))
                .toList();
    }

    @GET
    @Operation(summary = "Feeds and their profiles", description = "See docs/usage-csv.md")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = FeedDocument.class)))
    public String get() {
        return new FeedDocument(
                        feeds.list().stream()
                                .map(
                                        feed ->
                                                new FeedDocument.Feed(
                                                        feed.name(), feed.folder(), feed.profile()))
                                .toList())
                .toJson()
                .toString();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make feeds what a document says, all or nothing",
            description =
                    "Feeds are known by their names; those that the document does not name stay as"
                            + " they are. Files that came before are not read again. The document"
                            + " that GET answers changes nothing.")
    @RequestBody(content = @Content(schema = @Schema(implementation = FeedDocument.class)))
    public Import put(InputStream body) {
        return new Import(
                feeds.put(FeedDocument.read(JsonBody.read(body))).stream()
                        .map(Change::of)
                        .toList());
    }
}
