package bellbird.testing;

import static java.util.Objects.requireNonNull;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;

/**
 * A PostgreSQL that is surely this JVM's own. Two JVMs that look for a free port at the same moment
 * may find the same one; the later would then work on the other's server and not notice.
 */
public final class OwnPostgres {

    private static final int TRIES = 5;
    private static final int ANY_FREE = 0;

    private OwnPostgres() {}

    /**
     * Starts a server that stops with the JVM.
     *
     * @param settings as in postgresql.conf
     */
    public static EmbeddedPostgres start(Map<String, String> settings)
            throws IOException, SQLException {
        return start(settings, () -> ANY_FREE);
    }

    static EmbeddedPostgres start(Map<String, String> settings, IntSupplier ports)
            throws IOException, SQLException {
        for (int i = 0; i < TRIES; i++) {
            AtomicReference<File> data = new AtomicReference<>();
            EmbeddedPostgres.Builder builder =
                    EmbeddedPostgres.builder()
                            .setPort(ports.getAsInt())
                            .setDataDirectoryCustomizer(data::set);
            settings.forEach(builder::setServerConfig);
            EmbeddedPostgres server = builder.start();
            if (dataOf(server)
                    .getCanonicalFile()
                    .equals(requireNonNull(data.get()).getCanonicalFile())) {
                return server;
            }
            server.close();
        }
        throw new IOException("Another server answered each time");
    }

    /** Where whoever answers keeps its data. */
    static File dataOf(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("show data_directory")) {
            answer.next();
            return new File(answer.getString(1));
        }
    }
}
