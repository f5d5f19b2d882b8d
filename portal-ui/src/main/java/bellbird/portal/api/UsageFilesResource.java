package bellbird.portal.api;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.usage.FileCounts;
import bellbird.usage.FileReceipt;
import bellbird.usage.FileTotal;
import bellbird.usage.SetAsideRow;
import bellbird.usage.UsageFileRow;
import bellbird.usage.UsageFiles;
import bellbird.usage.Verdict;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Hands usage files in and says what became of every record. */
@Path("usage-files")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class UsageFilesResource {

    /**
     * A usage file.
     *
     * @param sha256 of its content; the same content is one file
     * @param number within its feed; null where files have none
     * @param state registered, processing, done, rejected or quarantined
     * @param counts records by what became of them
     */
    public record UsageFile(
            UUID id,
            String name,
            String sha256,
            @Nullable Long number,
            long sizeBytes,
            OffsetDateTime receivedAt,
            String state,
            FileCounts counts) {

        static UsageFile of(UsageFileRow row) {
            return new UsageFile(
                    row.id(),
                    row.fileName(),
                    row.sha256(),
                    row.number(),
                    row.sizeBytes(),
                    row.receivedAt().atOffset(ZoneOffset.UTC),
                    Words.of(row.state()),
                    row.counts());
        }
    }

    /**
     * A record that was not rated.
     *
     * @param line of the file, from 1, the header included
     * @param verdict suspended, duplicate, rejected or ignored
     * @param reason in words
     * @param original the line as it came
     */
    public record SetAside(
            long line, String verdict, String reason, String detail, String original) {

        static SetAside of(SetAsideRow row) {
            return new SetAside(
                    row.line(),
                    Words.of(row.verdict()),
                    ErrorTexts.of(row.reason(), List.of(row.detail())),
                    row.detail(),
                    row.original());
        }
    }

    /**
     * A file that was handed in.
     *
     * @param duplicate whether the same content was there already, so nothing happened
     */
    public record Received(UsageFile file, boolean duplicate) {}

    /**
     * Answer to what was handed in: the file, of an archive its first, and every file that came.
     *
     * @param files in the order of the archive, the first included
     */
    public record Receipt(
            UUID id,
            String name,
            String sha256,
            @Nullable Long number,
            long sizeBytes,
            OffsetDateTime receivedAt,
            String state,
            FileCounts counts,
            List<Received> files) {

        static Receipt of(List<Received> files) {
            UsageFile first = files.getFirst().file();
            return new Receipt(
                    first.id(),
                    first.name(),
                    first.sha256(),
                    first.number(),
                    first.sizeBytes(),
                    first.receivedAt(),
                    first.state(),
                    first.counts(),
                    files);
        }
    }

    @Inject private UsageFiles files;

    @POST
    @Consumes({
        "text/csv",
        "application/gzip",
        "application/zip",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @Operation(
            summary = "Hand a usage file in",
            description =
                    "The body is the file, or a gz or zip of files. The same content again is answered"
                            + " 200 and has no effect. Of an archive every file is answered, in"
                            + " files; what stands beside it is the first.")
    @APIResponse(responseCode = "201", description = "Registered; it is rated in the background")
    public Response upload(
            @QueryParam("name") @DefaultValue("upload.csv") String name,
            @QueryParam("feed") @DefaultValue(UsageFiles.DEFAULT_FEED) String feed,
            InputStream body,
            @Context UriInfo uri)
            throws IOException {
        UUID by =
                files.feeds().stream()
                        .filter(one -> one.name().equals(feed))
                        .findFirst()
                        .orElseThrow(
                                () -> BellbirdException.user("feed", "error.feed.unknown", feed))
                        .id();
        FileReceipt receipt = files.upload(by, name, body);
        List<Received> received =
                Stream.concat(Stream.of(receipt), receipt.others().stream())
                        .map(
                                one ->
                                        new Received(
                                                UsageFile.of(files.get(one.fileId())),
                                                one.duplicate()))
                        .toList();
        Receipt answer = Receipt.of(received);
        if (received.stream().allMatch(Received::duplicate)) {
            return Response.ok(answer).build();
        }
        return Response.created(uri.getAbsolutePathBuilder().path(answer.id().toString()).build())
                .entity(answer)
                .build();
    }

    @GET
    @Operation(summary = "Usage files, newest first")
    public Page<UsageFile> list(
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return new Page<>(
                files.list(Math.max(0, offset), Page.limit(limit)).stream()
                        .map(UsageFile::of)
                        .toList(),
                files.count());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One usage file and where its records went")
    public UsageFile get(@PathParam("id") UUID id) {
        return UsageFile.of(files.get(id));
    }

    /**
     * Where the records of one service went.
     *
     * @param verdict rated, suspended, duplicate, rejected or ignored
     * @param service voice, sms, data, mms or content; none where it cannot be read
     * @param quantity seconds, messages or bytes
     */
    public record Total(String verdict, String service, long records, BigInteger quantity) {

        static Total of(FileTotal total) {
            return new Total(
                    total.verdict().toLowerCase(Locale.ROOT),
                    total.service().toLowerCase(Locale.ROOT),
                    total.records(),
                    total.quantity());
        }
    }

    /** A file to the unit: what came in is the sum of its totals. */
    public record Balance(UsageFile file, List<Total> totals) {}

    @GET
    @Path("{id}/balance")
    @Operation(summary = "Where a file's records went, by service and to the unit")
    public Balance balance(@PathParam("id") UUID id) {
        UsageFile file = UsageFile.of(files.get(id));
        return new Balance(file, files.totals(id).stream().map(Total::of).toList());
    }

    @GET
    @Path("{id}/set-aside")
    @Operation(summary = "The file's records that were not rated, by line")
    public List<SetAside> setAside(
            @PathParam("id") UUID id,
            @QueryParam("verdict") @Nullable String verdict,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        Verdict only = verdict == null ? null : Words.parse(Verdict.class, "verdict", verdict);
        files.get(id); // a file that is not there has no records either
        return files.setAside(id, only, Math.max(0, offset), Page.limit(limit)).stream()
                .map(SetAside::of)
                .toList();
    }
}
