package bellbird.kernel.invariant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks every invariant's view on a tenant's connection. */
public final class InvariantViews {

    /** How many rows that break a rule are shown. */
    public static final int SAMPLES = 5;

    private final Connection connection;

    public InvariantViews(Connection connection) {
        this.connection = connection;
    }

    /** All of them, in the order of their numbers. */
    public List<InvariantResult> check() throws SQLException {
        List<InvariantResult> results = new ArrayList<>();
        for (int number : numbers()) {
            results.add(check(number));
        }
        return results;
    }

    private List<Integer> numbers() throws SQLException {
        String sql =
                """
                select substring(table_name from 6)::int from information_schema.views
                 where table_schema = current_schema() and table_name ~ '^inv_i[0-9]+$' order by 1""";
        List<Integer> numbers = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getInt(1));
            }
        }
        return numbers;
    }

    private InvariantResult check(int number) throws SQLException {
        String sql =
                "select count(*) over (), v::text from inv_i%02d v limit %d"
                        .formatted(number, SAMPLES);
        long violations = 0;
        List<String> samples = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                violations = row.getLong(1);
                samples.add(row.getString(2));
            }
        }
        return InvariantResult.of("I" + number, violations, samples);
    }
}
