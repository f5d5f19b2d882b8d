package bellbird.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database as whoever installs the product sets it up: owner, login role, extensions. */
public final class Installed {

    private static final EmbeddedPostgres SERVER = start();

    private final String name;

    private Installed(String name) {
        this.name = name;
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = OwnPostgres.start(Map.of());
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role bellbird_owner login createrole");
                statement.execute("create role bellbird_app login noinherit");
            }
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        try {
                                            server.close();
                                        } catch (IOException e) {
                                            throw new UncheckedIOException(e);
                                        }
                                    }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database of its own. */
    public static Installed fresh() {
        String name = "b" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner bellbird_owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Installed database = new Installed(name);
        try (Connection connection = database.as("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("revoke all on schema public from public");
            statement.execute("revoke temporary on database " + name + " from public");
            statement.execute("create schema extensions");
            statement.execute("grant usage on schema extensions to public");
            statement.execute("create extension btree_gist schema extensions");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    public DataSource source(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(user);
        return source;
    }

    public Connection as(String user) throws SQLException {
        return DriverManager.getConnection(url(), user, "");
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name;
    }
}
