package bellbird.system.isolation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Tries SQL in a tenant's role, as a mistaken piece of the product would. */
final class RoleCatalogue {

    private final Connection login;
    private final String role;

    /**
     * @param login a connection of the login role
     * @param role the tenant whose transaction is played
     */
    RoleCatalogue(Connection login, String role) throws SQLException {
        this.login = login;
        this.role = role;
        login.setAutoCommit(false);
        execute("set local role " + role);
        execute("set local search_path to " + role + ", extensions");
    }

    /** Relations of all schemas but the tenant's own and PostgreSQL's, as {@code schema.name}. */
    List<String> foreignRelations() throws SQLException {
        return texts(
                """
                select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
                   and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'extensions', '%s')
                 order by 1"""
                        .formatted(role));
    }

    /** Functions that the tenant can call and that run with the rights of their owner. */
    List<String> definerFunctions() throws SQLException {
        return texts(
                """
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where p.prosecdef and n.nspname !~ '^pg_'
                   and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute')
                 order by 1""");
    }

    /** The SQL state a statement fails with, or {@code 00000} if it succeeds. */
    String stateOf(String sql) throws SQLException {
        Savepoint before = login.setSavepoint();
        try {
            execute(sql);
            login.rollback(before);
            return "00000";
        } catch (SQLException e) {
            login.rollback(before);
            return e.getSQLState();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = login.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Statement statement = login.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
