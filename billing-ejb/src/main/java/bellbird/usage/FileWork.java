package bellbird.usage;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The transactions of a usage file at work, apart from its records. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FileWork {

    /** Kind of the job that rates sessions whose last part is waited for no longer. */
    public static final String SESSIONS_JOB = "usage-sessions";

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject Jobs jobs;

    public OpenFile open(UUID fileId) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection -> {
                            FileTables tables = new FileTables(connection);
                            UsageFileRow row = tables.byId(fileId).orElseThrow();
                            return new OpenFile(
                                    row.state(),
                                    new FeedTables(connection).profile(tables.feedOf(fileId)),
                                    row.receivedAt(),
                                    row.linesDone());
                        });
    }

    /**
     * Whether a file that belongs behind this one was begun before it, or one that belongs before
     * it is not yet done. Of two files at work at once at least one learns it.
     */
    public boolean isOutOfTurn(UUID fileId) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> new FileTables(connection).isOutOfTurn(fileId));
    }

    /** A part of the content, counted from 0; empty after the last. See {@link StoredContent}. */
    public Optional<byte[]> part(UUID fileId, int part) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> new FileTables(connection).readPart(fileId, part));
    }

    public void refuse(JobRun run, UUID fileId, FileRefusal refusal) {
        entities.unwrap(Session.class)
                .doWork(connection -> new FileTables(connection).refuse(fileId, refusal));
        run.checkpoint("refused");
    }

    /**
     * @param lines of the whole file
     */
    public void begin(JobRun run, UUID fileId, long lines) {
        entities.unwrap(Session.class)
                .doWork(connection -> new FileTables(connection).begin(fileId, lines));
        run.checkpoint("0");
    }

    /** Whether parts of sessions wait for others, whatever file they came with. */
    public boolean hasWaitingParts() {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> new FileTables(connection).hasWaitingParts());
    }

    public void finish(JobRun run, UUID fileId) {
        entities.unwrap(Session.class)
                .doReturningWork(connection -> new FileTables(connection).finish(fileId))
                .ifPresent(
                        until ->
                                jobs.scheduleBusiness(
                                        SESSIONS_JOB, fileId.toString(), "{}", until));
        run.checkpoint("done");
    }
}
