package bellbird.jobs;

import bellbird.kernel.id.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * SQL of the job table, on the tenant's connection. A job is claimed by one worker at a time: the
 * claim raises its token, and whoever holds a lower one can commit nothing more.
 */
public final class JobTable {

    /** How long a worker that died keeps its jobs; a living one renews it. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private JobTable() {}

    /** Adds a job; one of the same kind and key stays as it is. */
    static boolean add(
            Connection connection,
            String kind,
            String key,
            String payload,
            boolean business,
            Instant dueAt,
            Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into job (id, kind, key, payload, business, due_at, state, created_at)
                        values (?, ?, ?, ?, ?, ?, 'WAITING', ?)
                        on conflict (kind, key) do nothing""")) {
            insert.setObject(1, Ids.next());
            insert.setString(2, kind);
            insert.setString(3, key);
            insert.setString(4, payload);
            insert.setBoolean(5, business);
            insert.setTimestamp(6, Timestamp.from(dueAt));
            insert.setTimestamp(7, Timestamp.from(now));
            return insert.executeUpdate() == 1;
        }
    }

    /**
     * Claims the next job that is due, if any. A business job waits until all business jobs of
     * earlier instants are done or parked.
     *
     * @param now system time
     * @param tenantNow tenant time
     */
    static Optional<ClaimedJob> claim(Connection connection, Instant now, Instant tenantNow)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update job
                           set state = 'RUNNING', token = token + 1, attempts = attempts + 1,
                               lease_until = ?
                         where id = (
                           select j.id from job j
                            where (j.state = 'WAITING' and (j.retry_at is null or j.retry_at <= ?)
                                   or j.state = 'RUNNING' and j.lease_until < ?)
                              and case when j.business then j.due_at <= ? else j.due_at <= ? end
                              and not (j.business and exists (
                                    select 1 from job e
                                     where e.business and e.state in ('WAITING', 'RUNNING')
                                       and e.due_at < j.due_at))
                            order by j.business, j.due_at, j.id
                            limit 1 for update skip locked)
                        returning id, kind, key, payload, checkpoint, due_at, token, attempts""")) {
            update.setTimestamp(1, Timestamp.from(now.plus(LEASE)));
            update.setTimestamp(2, Timestamp.from(now));
            update.setTimestamp(3, Timestamp.from(now));
            update.setTimestamp(4, Timestamp.from(tenantNow));
            update.setTimestamp(5, Timestamp.from(now));
            return claimed(update).stream().findFirst();
        }
    }

    /**
     * Claims more technical jobs of a kind that are due and were never tried, oldest first.
     *
     * @param now system time
     */
    static List<ClaimedJob> claimMore(Connection connection, String kind, int most, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update job
                           set state = 'RUNNING', token = token + 1, attempts = attempts + 1,
                               lease_until = ?
                         where id in (
                           select id from job
                            where kind = ? and state = 'WAITING' and not business and attempts = 0
                              and retry_at is null and due_at <= ?
                            order by due_at, id
                            limit ? for update skip locked)
                        returning id, kind, key, payload, checkpoint, due_at, token, attempts""")) {
            update.setTimestamp(1, Timestamp.from(now.plus(LEASE)));
            update.setString(2, kind);
            update.setTimestamp(3, Timestamp.from(now));
            update.setInt(4, most);
            List<ClaimedJob> jobs = claimed(update);
            jobs.sort(Comparator.comparing(ClaimedJob::dueAt).thenComparing(ClaimedJob::id));
            return jobs;
        }
    }

    private static List<ClaimedJob> claimed(PreparedStatement update) throws SQLException {
        List<ClaimedJob> jobs = new ArrayList<>();
        try (ResultSet row = update.executeQuery()) {
            while (row.next()) {
                jobs.add(
                        new ClaimedJob(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getTimestamp(6).toInstant(),
                                row.getLong(7),
                                row.getInt(8)));
            }
        }
        return jobs;
    }

    /** The current transaction is durable a moment after its commit, in the order of commits. */
    static void doNotWaitForTheDisk(Connection connection) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("set local synchronous_commit = off");
        }
    }

    /** Stores the checkpoint and starts the count of tries anew; false if the job is lost. */
    static boolean checkpoint(Connection connection, ClaimedJob job, String checkpoint)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update job set checkpoint = ?, attempts = 1"
                                + " where id = ? and token = ? and state = 'RUNNING'")) {
            update.setString(1, checkpoint);
            update.setObject(2, job.id());
            update.setLong(3, job.token());
            return update.executeUpdate() == 1;
        }
    }

    /** Tries since the last checkpoint, which may be later than the claim; 0 if the job is lost. */
    static int attempts(Connection connection, ClaimedJob job) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select attempts from job where id = ? and token = ? and state = 'RUNNING'")) {
            select.setObject(1, job.id());
            select.setLong(2, job.token());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Keeps the job with its worker for another lease; false if it is lost. */
    static boolean renew(Connection connection, ClaimedJob job, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update job set lease_until = ?"
                                + " where id = ? and token = ? and state = 'RUNNING'")) {
            update.setTimestamp(1, Timestamp.from(now.plus(LEASE)));
            update.setObject(2, job.id());
            update.setLong(3, job.token());
            return update.executeUpdate() == 1;
        }
    }

    static boolean done(Connection connection, ClaimedJob job, Instant now) throws SQLException {
        return end(connection, job, "DONE", "", now);
    }

    static boolean park(Connection connection, ClaimedJob job, String reason, Instant now)
            throws SQLException {
        return end(connection, job, "PARKED", reason, now);
    }

    static boolean retry(Connection connection, ClaimedJob job, String reason, Instant retryAt)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update job set state = 'WAITING', reason = ?, retry_at = ?, lease_until = null
                         where id = ? and token = ? and state = 'RUNNING'""")) {
            update.setString(1, reason);
            update.setTimestamp(2, Timestamp.from(retryAt));
            update.setObject(3, job.id());
            update.setLong(4, job.token());
            return update.executeUpdate() == 1;
        }
    }

    /** As {@link #retry}, without counting the try. */
    static boolean postpone(Connection connection, ClaimedJob job, String reason, Instant retryAt)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update job
                           set state = 'WAITING', reason = ?, retry_at = ?, lease_until = null,
                               attempts = greatest(attempts - 1, 0)
                         where id = ? and token = ? and state = 'RUNNING'""")) {
            update.setString(1, reason);
            update.setTimestamp(2, Timestamp.from(retryAt));
            update.setObject(3, job.id());
            update.setLong(4, job.token());
            return update.executeUpdate() == 1;
        }
    }

    /** Parked jobs run again, as if new, from their checkpoint. */
    static int release(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update job
                           set state = 'WAITING', attempts = 0, retry_at = null, lease_until = null,
                               finished_at = null
                         where id = ? and state = 'PARKED'""")) {
            update.setObject(1, id);
            return update.executeUpdate();
        }
    }

    private static boolean end(
            Connection connection, ClaimedJob job, String state, String reason, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update job set state = ?, reason = ?, finished_at = ?, lease_until = null
                         where id = ? and token = ? and state = 'RUNNING'""")) {
            update.setString(1, state);
            update.setString(2, reason);
            update.setTimestamp(3, Timestamp.from(now));
            update.setObject(4, job.id());
            update.setLong(5, job.token());
            return update.executeUpdate() == 1;
        }
    }

    /** Whether something is due now or being done, so that a sandbox clock must wait. */
    static boolean busy(Connection connection, Instant now, Instant tenantNow) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select exists (
                          select 1 from job
                           where state = 'RUNNING'
                              or state = 'WAITING' and business and due_at <= ?
                              or state = 'WAITING' and not business and due_at <= ?
                                 and (retry_at is null or retry_at <= ?))
                        or exists (
                          select 1 from outbox
                           where delivered_at is null and not parked
                             and (retry_at is null or retry_at <= ?))""")) {
            select.setTimestamp(1, Timestamp.from(tenantNow));
            select.setTimestamp(2, Timestamp.from(now));
            select.setTimestamp(3, Timestamp.from(now));
            select.setTimestamp(4, Timestamp.from(now));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The earliest business job not yet due, whatever its kind. */
    static Optional<Instant> nextBusiness(Connection connection) throws SQLException {
        return nextBusiness(connection, "");
    }

    /** When the next business job of a kind is due; an empty kind means any. */
    public static Optional<Instant> nextBusiness(Connection connection, String kind)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select min(due_at) from job
                         where business and state in ('WAITING', 'RUNNING') and ? in ('', kind)""")) {
            select.setString(1, kind);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Timestamp due = row.getTimestamp(1);
                return due == null ? Optional.empty() : Optional.of(due.toInstant());
            }
        }
    }

    /** Business jobs not done, due until then. */
    public static int openBusinessJobs(Connection connection, Instant until) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select count(*) from job
                         where business and state in ('WAITING', 'RUNNING') and due_at <= ?""")) {
            select.setTimestamp(1, Timestamp.from(until));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
