package bellbird.provisioning;

import bellbird.kernel.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of sign-ups, in the control schema, as its owner. */
final class SignUpTable {

    /** How long a node that died keeps a sign-up; each step starts it anew. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final String COLUMNS =
            "id, code, short_name, company, country, email, sandbox, password_hash, demo, state,"
                    + " token, attempts";

    private SignUpTable() {}

    static void add(Connection connection, SignUp signUp, String address, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into control.sign_up (id, code, short_name, company, country, email,
                          sandbox, password_hash, demo, state, due_at, address, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?)""")) {
            insert.setObject(1, signUp.id());
            insert.setString(2, signUp.code().code());
            insert.setString(3, signUp.shortName());
            insert.setString(4, signUp.company());
            insert.setString(5, signUp.country());
            insert.setString(6, signUp.email());
            insert.setBoolean(7, signUp.sandbox());
            insert.setString(8, signUp.passwordHash());
            insert.setBoolean(9, signUp.demo());
            insert.setTimestamp(10, Timestamp.from(now));
            insert.setString(11, address);
            insert.setTimestamp(12, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    /** Whether a tenant or a sign-up under way has the name. */
    static boolean taken(Connection connection, String shortName) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select exists (select 1 from control.tenant where short_name = ?)
                            or exists (select 1 from control.sign_up
                                        where short_name = ? and state <> 'FAILED')""")) {
            select.setString(1, shortName);
            select.setString(2, shortName);
            return single(select);
        }
    }

    /** Sign-ups since an instant, from one address or, if empty, from all. */
    static int since(Connection connection, Instant since, String address) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select count(*) from control.sign_up
                         where created_at > ? and ? in ('', address) and not demo""")) {
            select.setTimestamp(1, Timestamp.from(since));
            select.setString(2, address);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Serialises the check of a limit with the row that uses it up, until the transaction ends. */
    static void lockLimits(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "select pg_advisory_xact_lock(hashtext('bellbird.sign-up'))")) {
            lock.execute();
        }
    }

    /** Sign-ups nobody works on. */
    static List<UUID> due(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select id from control.sign_up
                         where state in ('RUNNING', 'ROLLING_BACK') and due_at <= ?
                         order by due_at""")) {
            select.setTimestamp(1, Timestamp.from(now));
            try (ResultSet row = select.executeQuery()) {
                List<UUID> due = new ArrayList<>();
                while (row.next()) {
                    due.add(row.getObject(1, UUID.class));
                }
                return due;
            }
        }
    }

    /** Takes a sign-up over, if it is due still; whoever had it before can change it no more. */
    static Optional<SignUp> claim(Connection connection, UUID id, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update control.sign_up
                           set token = token + 1, attempts = attempts + 1, due_at = ?
                         where id = ? and due_at <= ? and state in ('RUNNING', 'ROLLING_BACK')
                        returning\s"""
                                + COLUMNS)) {
            update.setTimestamp(1, Timestamp.from(now.plus(LEASE)));
            update.setObject(2, id);
            update.setTimestamp(3, Timestamp.from(now));
            try (ResultSet row = update.executeQuery()) {
                return row.next() ? Optional.of(signUp(row)) : Optional.empty();
            }
        }
    }

    /**
     * Notes that a step begins and starts the lease anew.
     *
     * @return false if it is done already
     * @throws LostSignUpException if another worker has taken over
     */
    static boolean begin(Connection connection, SignUp signUp, Step step, Instant now)
            throws SQLException {
        keep(connection, signUp, now.plus(LEASE));
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into control.sign_up_step (sign_up, step, started_at)
                        values (?, ?, ?) on conflict do nothing""")) {
            insert.setObject(1, signUp.id());
            insert.setString(2, step.name());
            insert.setTimestamp(3, Timestamp.from(now));
            insert.executeUpdate();
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select finished_at is null from control.sign_up_step
                         where sign_up = ? and step = ?""")) {
            select.setObject(1, signUp.id());
            select.setString(2, step.name());
            return single(select);
        }
    }

    /** Notes that a step is done; the next one has all its tries. */
    static void finish(Connection connection, SignUp signUp, Step step, Instant now)
            throws SQLException {
        keep(connection, signUp, now.plus(LEASE));
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update control.sign_up_step set finished_at = ?
                         where sign_up = ? and step = ?""")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setObject(2, signUp.id());
            update.setString(3, step.name());
            update.executeUpdate();
        }
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update control.sign_up set attempts = 1, reason = '' where id = ?")) {
            update.setObject(1, signUp.id());
            update.executeUpdate();
        }
    }

    /** Tries again at an instant. */
    static void retry(Connection connection, SignUp signUp, String reason, Instant at)
            throws SQLException {
        keep(connection, signUp, at);
        try (PreparedStatement update =
                connection.prepareStatement("update control.sign_up set reason = ? where id = ?")) {
            update.setString(1, reason);
            update.setObject(2, signUp.id());
            update.executeUpdate();
        }
    }

    /** Goes to another state; a finished sign-up forgets the password. */
    static void become(
            Connection connection,
            SignUp signUp,
            SignUpProgress.State state,
            String reason,
            Instant now)
            throws SQLException {
        boolean over = state == SignUpProgress.State.DONE || state == SignUpProgress.State.FAILED;
        keep(connection, signUp, now);
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        update control.sign_up
                           set state = ?, reason = ?, attempts = 0, finished_at = ?,
                               password_hash = case when ? then '' else password_hash end
                         where id = ?""")) {
            update.setString(1, state.name());
            update.setString(2, reason);
            update.setTimestamp(3, over ? Timestamp.from(now) : null);
            update.setBoolean(4, over);
            update.setObject(5, signUp.id());
            update.executeUpdate();
        }
    }

    static void forgetPassword(Connection connection, SignUp signUp) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update control.sign_up set password_hash = '' where id = ?")) {
            update.setObject(1, signUp.id());
            update.executeUpdate();
        }
    }

    private static void keep(Connection connection, SignUp signUp, Instant dueAt)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update control.sign_up set due_at = ? where id = ? and token = ?")) {
            update.setTimestamp(1, Timestamp.from(dueAt));
            update.setObject(2, signUp.id());
            update.setLong(3, signUp.token());
            if (update.executeUpdate() == 0) {
                throw new LostSignUpException(signUp);
            }
        }
    }

    /** For the progress page. */
    static Optional<SignUpProgress> progress(Connection connection, UUID id, String siteSuffix)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select company, short_name, email, state, created_at, finished_at, reason
                          from control.sign_up where id = ?""")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(
                        new SignUpProgress(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                siteSuffix.replace("*", row.getString(2)),
                                SignUpProgress.State.valueOf(row.getString(4)),
                                steps(connection, id),
                                row.getTimestamp(5).toInstant(),
                                instant(row.getTimestamp(6)),
                                row.getString(7)));
            }
        }
    }

    private static List<SignUpProgress.StepProgress> steps(Connection connection, UUID id)
            throws SQLException {
        Map<Step, SignUpProgress.StepProgress> begun = new EnumMap<>(Step.class);
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select step, started_at, finished_at
                          from control.sign_up_step where sign_up = ?""")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Step step = Step.valueOf(row.getString(1));
                    begun.put(
                            step,
                            new SignUpProgress.StepProgress(
                                    step,
                                    row.getTimestamp(2).toInstant(),
                                    instant(row.getTimestamp(3))));
                }
            }
        }
        List<SignUpProgress.StepProgress> all = new ArrayList<>();
        for (Step step : Step.values()) {
            SignUpProgress.StepProgress known = begun.get(step);
            all.add(known == null ? new SignUpProgress.StepProgress(step, null, null) : known);
        }
        return all;
    }

    private static SignUp signUp(ResultSet row) throws SQLException {
        return new SignUp(
                row.getObject(1, UUID.class),
                new TenantId(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                row.getString(8),
                row.getBoolean(9),
                SignUpProgress.State.valueOf(row.getString(10)),
                row.getLong(11),
                row.getInt(12));
    }

    private static boolean single(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
