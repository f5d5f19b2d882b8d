package bellbird.usage;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The transactions of a recycling, apart from its records. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RecyclingWork {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;

    /** Where a recycling stands: it goes by file and line. */
    public record Place(UUID fileId, long line) {

        private static final Place BEGINNING = new Place(new UUID(0, 0), 0);

        /** Reads a checkpoint. */
        public static Place of(String checkpoint) {
            int slash = checkpoint.indexOf('/');
            return slash < 0
                    ? BEGINNING
                    : new Place(
                            UUID.fromString(checkpoint.substring(0, slash)),
                            Long.parseLong(checkpoint.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return fileId + "/" + line;
        }
    }

    /**
     * Suspended records of a file.
     *
     * @param profile as it is now
     * @param receivedAt when the file came: no record grows too old by waiting
     * @param lines in rising order, at least one
     */
    public record Piece(UUID fileId, FeedProfile profile, Instant receivedAt, List<Long> lines) {

        public Place end() {
            return new Place(fileId, lines.getLast());
        }
    }

    /**
     * @param most records
     */
    public Optional<Piece> next(UUID recycling, Place after, int most) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection -> new RecyclingTables(connection).next(recycling, after, most));
    }

    public void finish(JobRun run, UUID recycling) {
        entities.unwrap(Session.class)
                .doWork(
                        connection ->
                                new RecyclingTables(connection).finish(recycling, clock.now()));
        run.finish("done");
    }
}
