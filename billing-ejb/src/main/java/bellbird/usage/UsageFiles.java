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
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private static final int MEGABYTE = 1 << 20;

    /**
     * Bytes of a file that are kept and read at once. Half a megabyte and more would be a large
     * object to the collector, each of which makes it look through the whole heap.
     */
    private static final int PART = MEGABYTE / 4;

    /** A refused file is pointed at so long. */
    private static final Duration REFUSED_FOR = Duration.ofDays(31);

    private static final String TOO_LARGE = "error.usage.file.tooLarge";

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject Caller caller;
    @Inject Jobs jobs;
    @Inject AuditTrail audit;

    /** The feeds; there is always the default one. */
    public List<FeedRow> feeds() {
        return withFeeds(
                tables -> {
                    tables.ensure(Ids.next(), DEFAULT_FEED, clock.zone());
                    return tables.list();
                });
    }

    /**
     * Registers a file by its digest and puts it on the list of work. The same content again is a
     * duplicate without effect. Of an archive each file is registered, or the archive as refused;
     * one that was refused before is settled when its files are taken out.
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
        FeedProfile profile = withFeeds(tables -> tables.profile(feed.id()));
        int megabytes = profile.limits().fileMegabytes();
        String name = plain(fileName);
        try (SpooledFile file = SpooledFile.of(content, (long) megabytes * MEGABYTE)) {
            if (file.size() > (long) megabytes * MEGABYTE) {
                return register(
                        feed,
                        profile,
                        name,
                        file,
                        FileRefusal.of(TOO_LARGE, Integer.toString(megabytes)),
                        false);
            }
            try (Archive archive = Archive.open(name, file, profile.limits())) {
                FileRefusal refusal = archive.refusal();
                if (refusal != null) {
                    return register(feed, profile, name, file, refusal, true);
                }
                List<FileReceipt> receipts = new ArrayList<>();
                for (Archive.Content one : archive.contents()) {
                    receipts.add(register(feed, profile, one.name(), one.file(), null, true));
                }
                byDigest(feed, file)
                        .map(UsageFileRow::id)
                        .filter(id -> receipts.stream().noneMatch(one -> one.fileId().equals(id)))
                        .ifPresent(id -> withTables(tables -> tables.settle(id, clock.now())));
                return FileReceipt.of(receipts);
            }
        }
    }

    /** Newest first; at most 200. */
    public List<UsageFileRow> list(int offset, int limit) {
        return withTables(tables -> tables.list(offset, limit));
    }

    public long count() {
        return withTables(FileTables::count);
    }

    /** What waits for a person; refused files of the last 31 days. */
    public FilesWaiting waiting() {
        return withTables(tables -> tables.waiting(clock.now().minus(REFUSED_FOR)));
    }

    /**
     * Files whose records are not all in: refused and neither settled nor replaced, held, or still
     * at work. Those that came first stand first.
     *
     * @param since when they came; later ones too
     */
    public List<UsageFileRow> unfinished(Instant since) {
        return withTables(tables -> tables.unfinished(since));
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

    /**
     * Where the records of a file went, by service and with their quantities; what came in is their
     * sum. Empty for files that were never read.
     */
    public List<FileTotal> totals(UUID fileId) {
        return withTables(tables -> tables.totals(fileId));
    }

    /**
     * Lines of a file as it came, each with what became of it.
     *
     * @param from number of the first line
     * @param count at most 200
     */
    public List<FileLine> lines(UUID fileId, long from, int count) {
        get(fileId);
        return withConnection(
                connection -> {
                    FileTables tables = new FileTables(connection);
                    StoredContent content =
                            new StoredContent(
                                    part -> withTables(other -> other.readPart(fileId, part)));
                    try {
                        return new FileLines(connection, fileId)
                                .read(
                                        content,
                                        new FeedTables(connection)
                                                .profile(tables.feedOf(fileId))
                                                .charset(),
                                        Math.max(1, from),
                                        Math.clamp(count, 1, 200));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** Writes the file as it came; nothing of one that was too large to be kept. */
    public void writeOriginal(UUID fileId, OutputStream out) throws IOException {
        get(fileId);
        new StoredContent(part -> withTables(tables -> tables.readPart(fileId, part)))
                .transferTo(out);
    }

    /**
     * @param kept whether the file is whole, so that it can be given back
     */
    private FileReceipt register(
            FeedRow feed,
            FeedProfile profile,
            String fileName,
            SpooledFile file,
            @Nullable FileRefusal refusal,
            boolean kept) {
        Optional<UsageFileRow> there = byDigest(feed, file);
        boolean known = there.filter(row -> !(kept && isNotKept(row))).isPresent();
        FileNumber number =
                known || refusal != null
                        ? FileNumber.NONE
                        : withConnection(
                                connection ->
                                        FileNumber.of(connection, feed.id(), profile, fileName));
        UUID id = there.map(UsageFileRow::id).orElseGet(Ids::next);
        FileRefusal reason = refusal == null ? number.conflict() : refusal;
        FileState state =
                refusal != null
                        ? FileState.REJECTED
                        : number.conflict() == null ? FileState.REGISTERED : FileState.QUARANTINED;
        boolean isNew =
                !known
                        && withTables(
                                tables ->
                                        tables.register(
                                                new FileTables.NewFile(
                                                        id,
                                                        feed.id(),
                                                        fileName,
                                                        file,
                                                        number.position(),
                                                        clock.now(),
                                                        caller.displayName(),
                                                        state,
                                                        reason)));
        if (isNew && kept) {
            store(id, file);
        }
        if (isNew && state == FileState.REGISTERED) {
            jobs.scheduleNow(JOB, id.toString(), "{}");
            UsageMonthsJob.ask(jobs, clock);
            FeedWatchJob.ask(jobs, clock, feed.id(), id.toString(), profile.watch());
        }
        if (isNew) {
            audit.record("receive usage file", "usage file", id.toString(), null, fileName);
        }
        UsageFileRow row = byDigest(feed, file).orElseThrow();
        return new FileReceipt(row.id(), !isNew, row.fileName(), row.receivedAt(), List.of());
    }

    /** A file that was too large for its feed can come again once the feed allows it. */
    private static boolean isNotKept(UsageFileRow file) {
        return file.state() == FileState.REJECTED && TOO_LARGE.equals(file.reason());
    }

    private Optional<UsageFileRow> byDigest(FeedRow feed, SpooledFile file) {
        return withTables(tables -> tables.byDigest(feed.id(), file.sha256()));
    }

    /**
     * Takes a file in that was held because of its number; it has none from now on.
     *
     * @throws BellbirdException of kind conflict if somebody has decided already
     */
    public void release(UUID fileId) {
        decide(fileId, tables -> tables.release(fileId));
        jobs.scheduleNow(JOB, fileId.toString(), "{}");
        UsageFileRow file = get(fileId);
        entities.unwrap(Session.class)
                .doWork(
                        connection ->
                                FeedWatchJob.ask(jobs, clock, connection, file, fileId.toString()));
        audit.record("take held usage file in", "usage file", fileId.toString(), null, "");
    }

    /**
     * Refuses a file that was held; it stays as it came.
     *
     * @throws BellbirdException of kind conflict if somebody has decided already
     */
    public void dismiss(UUID fileId) {
        FileRefusal reason = FileRefusal.of("error.usage.file.dismissed");
        decide(fileId, tables -> tables.dismiss(fileId, reason, clock.now()));
        audit.record("refuse held usage file", "usage file", fileId.toString(), null, "");
    }

    /**
     * Does without a file that was refused: nobody is asked about it any more. It stays as it came,
     * and can be read again.
     *
     * @throws BellbirdException of kind conflict if it is not refused, or somebody has said so
     */
    public void settle(UUID fileId) {
        decide(fileId, tables -> tables.settle(fileId, clock.now()));
        audit.record("do without refused usage file", "usage file", fileId.toString(), null, "");
    }

    private void decide(UUID fileId, TableWork<Boolean> decision) {
        get(fileId);
        if (!withTables(decision)) {
            throw BellbirdException.conflict("error.usage.file.decided");
        }
    }

    /** A part that cannot be read takes the whole registration back: the file can come again. */
    private void store(UUID id, SpooledFile file) {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name for people: its last part, without anything that moves a cursor. */
    static String plain(String fileName) {
        String last =
                fileName.substring(
                        Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        String name = clean.isEmpty() ? "file" : clean;
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    private <R extends @Nullable Object> R withConnection(ReturningWork<R> work) {
        return entities.unwrap(Session.class).doReturningWork(work);
    }

    private interface FeedWork<R extends @Nullable Object> {
        R on(FeedTables tables) throws java.sql.SQLException;
    }

    private <R extends @Nullable Object> R withFeeds(FeedWork<R> work) {
        ReturningWork<R> inSession = connection -> work.on(new FeedTables(connection));
        return entities.unwrap(Session.class).doReturningWork(inSession);
    }

    private interface TableWork<R extends @Nullable Object> {
        R on(FileTables tables) throws java.sql.SQLException;
    }

    private <R extends @Nullable Object> R withTables(TableWork<R> work) {
        ReturningWork<R> inSession = connection -> work.on(new FileTables(connection));
        return entities.unwrap(Session.class).doReturningWork(inSession);
    }
}
