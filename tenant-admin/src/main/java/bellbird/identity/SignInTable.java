package bellbird.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQL of sign-ins, on the tenant's connection. */
public final class SignInTable {

    private SignInTable() {}

    /**
     * Links a realm's subject to its role and, for a subscriber, to the customer.
     *
     * @param customer null for staff
     */
    public static void link(
            Connection connection,
            String subject,
            String email,
            String name,
            String role,
            @Nullable UUID customer,
            Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into sign_in (subject, email, name, role, customer_id, created_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (subject) do nothing""")) {
            insert.setString(1, subject);
            insert.setString(2, email);
            insert.setString(3, name);
            insert.setString(4, role);
            insert.setObject(5, customer);
            insert.setTimestamp(6, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    static Optional<UUID> customerOf(Connection connection, String subject) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select customer_id from sign_in where subject = ?")) {
            select.setString(1, subject);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(row.getObject(1, UUID.class))
                        : Optional.empty();
            }
        }
    }

    /** Whether this address has a sign-in. */
    static boolean known(Connection connection, String email) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select 1 from sign_in where email = ? and ended_at is null")) {
            select.setString(1, email);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    static void changeRole(Connection connection, String subject, String role) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update sign_in set role = ? where subject = ? and ended_at is null")) {
            update.setString(1, role);
            update.setString(2, subject);
            update.executeUpdate();
        }
    }

    static void end(Connection connection, String subject, Instant now) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update sign_in set ended_at = ? where subject = ? and ended_at is null")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setString(2, subject);
            update.executeUpdate();
        }
    }

    static List<People.Member> staff(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select subject, email, name, role, created_at from sign_in
                                 where role <> 'subscriber' and ended_at is null
                                 order by email""");
                ResultSet row = select.executeQuery()) {
            List<People.Member> staff = new ArrayList<>();
            while (row.next()) {
                staff.add(
                        new People.Member(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getTimestamp(5).toInstant()));
            }
            return staff;
        }
    }
}
