package bellbird.system.stack;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.local.RunningStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After every test, every invariant view of every tenant is empty. */
public final class Invariants implements AfterEachCallback {

    /** Views that must be there; a schema without them would hold them vacuously. */
    private static final List<String> EXPECTED =
            List.of("inv_i01", "inv_i03", "inv_i05", "inv_i06", "inv_i07", "inv_i08");

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        assertThat(violations()).as("rows of the invariant views").isEmpty();
    }

    /** One text per row of any invariant view of any tenant. */
    static List<String> violations() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = RunningStack.get().database()) {
            for (String schema : schemas(connection)) {
                List<String> views =
                        texts(
                                connection,
                                "select viewname::text from pg_views where viewname like 'inv\\_%'"
                                        + " and schemaname = '"
                                        + schema
                                        + "' order by 1");
                assertThat(views).as("invariant views of " + schema).containsAll(EXPECTED);
                try (Statement path = connection.createStatement()) {
                    path.execute("set search_path to " + schema);
                }
                for (String view : views) {
                    texts(connection, "select v::text from " + schema + "." + view + " v")
                            .forEach(row -> rows.add(schema + " " + view + " " + row));
                }
            }
        }
        return rows;
    }

    private static List<String> schemas(Connection connection) throws SQLException {
        return texts(
                connection,
                "select 't_' || code from control.tenant where state = 'READY' order by 1");
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
