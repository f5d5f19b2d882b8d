package bellbird.usage;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/** Takes usage files in, once each, and says what became of them. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API, Roles.SYSTEM})
public class UsageFiles {

    /** Kind of the job that rates a file; its key is the file's id. */
    public static final String JOB = "usage-file";

    /** Name of the feed every tenant has, and of its watched folder. */
    public static final String DEFAULT_FEED = "usage";

    private static final int PART = 1 << 20;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject Caller caller;
    @Inject Jobs jobs;
    @Inject AuditTrail audit;

    /** The feeds; there is always the default one. */
    public List<FeedRow> feeds() {
        return withTables(
                tables -> {
                    tables.ensureFeed(Ids.next(), DEFAULT_FEED, DEFAULT_FEED, clock.zone());
                    return tables.feeds();
                });
    }

    /**
     * Registers a file by its digest and puts it on the list of work. The same content again is a
     * duplicate without effect.
     *
     * @param feedId null for the default feed
     */
    public FileReceipt upload(@Nullable UUID feedId, String fileName, InputStream content)
            throws IOException {
        FeedRow feed =
                feeds().stream()
                        .filter(
                                one ->
                                        feedId == null
                                                ? one.name().equals(DEFAULT_FEED)
                                                : one.id().equals(feedId))
                        .findFirst()
                        .orElseThrow(BellbirdException::notFound);
        FeedProfile profile = withTables(tables -> tables.profile(feed.id()));
        int megabytes = profile.limits().fileMegabytes();
        try (SpooledFile file = SpooledFile.of(content, (long) megabytes * PART)) {
            FileRefusal refusal =
                    file.size() > (long) megabytes * PART
                            ? FileRefusal.of(
                                    "error.usage.file.tooLarge", Integer.toString(megabytes))
                            : null;
            return register(feed, plain(fileName), file, refusal);
        }
    }

    /** Newest first; at most 200. */
    public List<UsageFileRow> list(int offset, int limit) {
        return withTables(tables -> tables.list(offset, limit));
    }

    public long count() {
        return withTables(FileTables::count);
    }

    public UsageFileRow get(UUID fileId) {
        return withTables(tables -> tables.byId(fileId)).orElseThrow(BellbirdException::notFound);
    }

    /**
     * Records of a file that were not rated, by line; at most 200.
     *
     * @param verdict null for all
     */
    public List<SetAsideRow> setAside(
            UUID fileId, @Nullable Verdict verdict, int offset, int limit) {
        return withTables(tables -> tables.setAside(fileId, verdict, offset, limit));
    }

    /** Writes the file as it came; nothing of one that was too large to be kept. */
    public void writeOriginal(UUID fileId, OutputStream out) throws IOException {
        get(fileId);
        new StoredContent(part -> withTables(tables -> tables.readPart(fileId, part)))
                .transferTo(out);
    }

    private FileReceipt register(
            FeedRow feed, String fileName, SpooledFile file, @Nullable FileRefusal refusal)
            throws IOException {
        UUID id = Ids.next();
        boolean isNew =
                withTables(
                        tables ->
                                tables.register(
                                        id,
                                        feed.id(),
                                        fileName,
                                        file,
                                        clock.now(),
                                        caller.displayName(),
                                        refusal));
        if (isNew && refusal == null) {
            store(id, file);
            jobs.scheduleNow(JOB, id.toString(), "{}");
        }
        if (isNew) {
            audit.record("receive usage file", "usage file", id.toString(), null, fileName);
        }
        UsageFileRow row =
                withTables(tables -> tables.byDigest(feed.id(), file.sha256())).orElseThrow();
        return new FileReceipt(row.id(), !isNew, row.fileName(), row.receivedAt());
    }

    private void store(UUID id, SpooledFile file) throws IOException {
        try (InputStream in = file.open()) {
            int part = 0;
            for (byte[] content = in.readNBytes(PART);
                    content.length > 0;
                    content = in.readNBytes(PART)) {
                int number = part++;
                byte[] bytes = content;
                withTables(
                        tables -> {
                            tables.writePart(id, number, bytes);
                            return true;
                        });
            }
        }
    }

    /** A name for people: its last part, without anything that moves a cursor. */
    private static String plain(String fileName) {
        String last =
                fileName.substring(
                        Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        String name = clean.isEmpty() ? "file" : clean;
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    private interface TableWork<R extends @Nullable Object> {
        R on(FileTables tables) throws java.sql.SQLException;
    }

    private <R extends @Nullable Object> R withTables(TableWork<R> work) {
        ReturningWork<R> inSession = connection -> work.on(new FileTables(connection));
        return entities.unwrap(Session.class).doReturningWork(inSession);
    }
}
