package bellbird.invariant;

import bellbird.kernel.invariant.InvariantResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** SQL of the last answers, on the tenant's connection. */
final class ResultTable {

    private ResultTable() {}

    /**
     * @return whether it is broken since now, that is, it held or was unknown before
     */
    static boolean keep(Connection connection, InvariantResult result, Instant now)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into invariant_result as r (id, checked_at, violations, samples, since)
                        values (?, ?, ?, ?, ?)
                        on conflict (id) do update
                           set checked_at = excluded.checked_at, violations = excluded.violations,
                               samples = excluded.samples,
                               since = case when excluded.since is null then null
                                            else coalesce(r.since, excluded.since) end
                        returning since = checked_at""")) {
            insert.setString(1, result.id());
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setLong(3, result.violations());
            insert.setArray(4, connection.createArrayOf("text", result.samples().toArray()));
            insert.setTimestamp(5, result.holds() ? null : Timestamp.from(now));
            try (ResultSet row = insert.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** By number, what the database enforces last. */
    static List<CheckedRule> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select id, checked_at, violations, samples, since
                                  from invariant_result order by length(id), id""");
                ResultSet row = select.executeQuery()) {
            List<CheckedRule> rules = new ArrayList<>();
            while (row.next()) {
                Timestamp since = row.getTimestamp(5);
                rules.add(
                        new CheckedRule(
                                InvariantResult.of(
                                        row.getString(1),
                                        row.getLong(3),
                                        List.of((String[]) row.getArray(4).getArray())),
                                row.getTimestamp(2).toInstant(),
                                since == null ? null : since.toInstant()));
            }
            return rules;
        }
    }
}
