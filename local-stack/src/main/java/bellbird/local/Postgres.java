package bellbird.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A PostgreSQL that keeps what it was told: fsync and synchronous commit are on, the data stay
 * between runs.
 */
final class Postgres implements AutoCloseable {

    private static final String PROCESS = "postgresql";

    private final EmbeddedPostgres server;
    private final Orphans orphans;

    private Postgres(EmbeddedPostgres server, Orphans orphans) {
        this.server = server;
        this.orphans = orphans;
    }

    static Postgres start(Path data, Path binaries, int port, Path log, Orphans orphans) {
        Folders.create(data);
        Folders.create(binaries);
        if (!Files.exists(data.resolve("global/pg_control"))) {
            Folders.delete(data); // left by an initdb that was killed
            Folders.create(data);
        }
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data)
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setOverrideWorkingDirectory(binaries.toFile())
                            .setPort(port)
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .setErrorRedirector(Redirect.appendTo(log.toFile()))
                            .setOutputRedirector(Redirect.appendTo(log.toFile()))
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .setServerConfig("max_connections", "120")
                            .setServerConfig("shared_buffers", "128MB")
                            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                            .start();
            orphans.remember(PROCESS, processNumber(data));
            Postgres postgres = new Postgres(server, orphans);
            postgres.mustBeDurable();
            postgres.prepare();
            return postgres;
        } catch (IOException | IllegalStateException e) {
            throw new StackException(
                    "PostgreSQL did not start (%s); see %s.%s".formatted(reason(e), log, asRoot()),
                    e);
        }
    }

    /** The library's own process only starts the server and ends; the server writes its number. */
    private static long processNumber(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    }

    private static String reason(Exception e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : e.getCause().toString();
    }

    private static String asRoot() {
        return "root".equals(System.getProperty("user.name"))
                ? " PostgreSQL refuses to run as root where 'unshare -U' is not allowed: use an"
                        + " ordinary user there."
                : "";
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
    }

    Connection connect(String database, String user) throws SQLException {
        return server.getDatabase(user, database).getConnection();
    }

    String version() {
        return show("server_version");
    }

    private void mustBeDurable() {
        for (String setting : new String[] {"fsync", "synchronous_commit"}) {
            if (!show(setting).equals("on")) {
                throw new StackException("PostgreSQL runs with %s off.".formatted(setting));
            }
        }
    }

    private String show(String setting) {
        try (Connection connection = connect("postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("show " + setting)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new StackException("PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    private void prepare() {
        try {
            try (Connection connection = connect("postgres", "postgres")) {
                DatabaseSetup.roles(connection);
            }
            try (Connection connection = connect("bellbird", "postgres")) {
                DatabaseSetup.product(connection);
            }
        } catch (SQLException e) {
            throw new StackException("The databases cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** The library waits for some seconds only; on a busy disk a server takes longer to stop. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new StackException("PostgreSQL does not stop: " + e.getMessage(), e);
        } finally {
            orphans.end(PROCESS);
        }
    }
}
