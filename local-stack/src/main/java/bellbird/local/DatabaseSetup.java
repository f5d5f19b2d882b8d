package bellbird.local;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Roles and databases the product expects from whoever installs it; {@code docker/postgres} does
 * the same in SQL. Doing it twice changes nothing.
 */
final class DatabaseSetup {

    private static final List<String> PRODUCT =
            List.of(
                    "revoke all on schema public from public",
                    "revoke temporary on database bellbird from public",
                    "create schema if not exists extensions",
                    "grant usage on schema extensions to public",
                    "create extension if not exists btree_gist schema extensions",
                    "create extension if not exists pg_stat_statements schema extensions");

    private DatabaseSetup() {}

    /** Creates the login roles and the two databases, connected to the server's own database. */
    static void roles(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            role(statement, "keycloak", "login");
            role(statement, "bellbird_owner", "login createrole");
            role(statement, "bellbird_app", "login noinherit");
            database(statement, "keycloak", "keycloak");
            database(statement, "bellbird", "bellbird_owner");
        }
    }

    /**
     * Closes the public schema and installs the extensions, connected to the product's database.
     */
    static void product(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : PRODUCT) {
                statement.execute(sql);
            }
        }
    }

    private static void role(Statement statement, String name, String attributes)
            throws SQLException {
        if (absent(statement, "select from pg_roles where rolname = '" + name + "'")) {
            statement.execute("create role %1$s %2$s password '%1$s'".formatted(name, attributes));
        }
    }

    private static void database(Statement statement, String name, String owner)
            throws SQLException {
        if (absent(statement, "select from pg_database where datname = '" + name + "'")) {
            statement.execute("create database %s owner %s".formatted(name, owner));
        }
    }

    private static boolean absent(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return !found.next();
        }
    }
}
