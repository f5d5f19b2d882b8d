package bellbird.rating;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.usage.Decoded;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The transaction of a chunk. Public for the container's sake only. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class RatingChunks {

    /** Sessions in one transaction. */
    private static final int SESSIONS = 500;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject TenantProfiles tenants;
    @Inject PriceTables prices;
    @Inject Jobs jobs;
    @Inject BusinessClock clock;

    /**
     * Rates records, writes them, counts them and moves the checkpoint: all or nothing.
     *
     * @param from last line that was done before
     * @param to last line of this chunk
     * @param order watches the file
     * @param memory of the file's chunks before
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void rate(
            JobRun run,
            UUID fileId,
            List<Decoded> chunk,
            long from,
            long to,
            FileOrder order,
            FileMemory memory) {
        TenantProfile tenant = tenants.current();
        entities.unwrap(Session.class)
                .doWork(
                        connection -> {
                            memory.begin(RatingTurn.take(connection));
                            ChunkResult result =
                                    new ChunkRater(connection, prices, tenant, memory)
                                            .rate(taken(connection, fileId, chunk));
                            order.look(connection, result.rated());
                            new ChunkWriter(connection, fileId).write(result, from, to);
                            late().bill(connection, result.rated());
                        });
        run.checkpoint(Long.toString(to));
    }

    /**
     * Rates records of a file that were suspended; what is not suspended any more is left alone.
     *
     * @param checkpoint where the recycling stands afterwards
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recycle(
            JobRun run, UUID recycling, UUID fileId, List<Decoded> chunk, String checkpoint) {
        TenantProfile tenant = tenants.current();
        entities.unwrap(Session.class)
                .doWork(
                        connection -> {
                            RatingTurn.take(connection);
                            RecycledWriter writer =
                                    new RecycledWriter(connection, recycling, fileId);
                            List<Decoded> waiting =
                                    taken(connection, fileId, writer.waiting(chunk));
                            ChunkResult result =
                                    new ChunkRater(connection, prices, tenant).rate(waiting);
                            FileOrder.outOfTurn().look(connection, result.rated());
                            writer.write(result);
                            late().bill(connection, result.rated());
                        });
        run.checkpoint(checkpoint);
    }

    private LateRecords late() {
        return new LateRecords(jobs, clock);
    }

    private static List<Decoded> taken(Connection connection, UUID fileId, List<Decoded> chunk)
            throws SQLException {
        return new ChunkParts(connection, fileId).take(CardLookup.numbers(connection, chunk));
    }

    /**
     * Rates sessions whose parts are there.
     *
     * @param recycling by which somebody gave those up that miss a part in the middle, when their
     *     time is over; null if nobody did
     * @param checkpoint where the job stands afterwards
     * @return whether there may be more
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean assemble(JobRun run, Instant now, @Nullable UUID recycling, String checkpoint) {
        TenantProfile tenant = tenants.current();
        int rated =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection ->
                                        new SessionAssembly(connection, prices, tenant, late())
                                                .rate(now, recycling, SESSIONS));
        run.checkpoint(checkpoint);
        return rated == SESSIONS;
    }
}
