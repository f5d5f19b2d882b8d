package bellbird.usage;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.util.UUID;
import org.hibernate.Session;

/** Files of which nothing was rated go in again, once their feed's profile was mended. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API})
public class RefusedFiles {

    private static final String ARCHIVE = "error.usage.archive.";

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject UsageFiles files;
    @Inject Jobs jobs;
    @Inject BusinessClock clock;
    @Inject AuditTrail audit;

    /**
     * Reads a refused file again by the profile of today. Of an archive that was refused, the files
     * are taken out and registered; the archive itself stays refused.
     *
     * @throws BellbirdException a conflict if the file was not refused, was not kept, or another
     *     file has its number by now
     */
    public void readAgain(UUID fileId) throws IOException {
        UsageFileRow file = files.get(fileId);
        String reason = file.reason();
        audit.record("read refused usage file again", "usage file", fileId.toString(), null, "");
        if (reason != null && reason.startsWith(ARCHIVE)) {
            unpack(file);
            return;
        }
        boolean again =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection -> new FileTables(connection).readAgain(fileId));
        if (!again) {
            throw BellbirdException.conflict("error.usage.file.notAgain");
        }
        String key = fileId + "/" + Ids.next();
        jobs.scheduleNow(UsageFiles.JOB, key, "{}");
        entities.unwrap(Session.class)
                .doWork(connection -> FeedWatchJob.ask(jobs, clock, connection, file, key));
    }

    private void unpack(UsageFileRow file) throws IOException {
        Session session = entities.unwrap(Session.class);
        UUID feed =
                session.doReturningWork(connection -> new FileTables(connection).feedOf(file.id()));
        files.upload(
                feed,
                file.fileName(),
                new StoredContent(
                        part ->
                                session.doReturningWork(
                                        connection ->
                                                new FileTables(connection)
                                                        .readPart(file.id(), part))));
    }
}
