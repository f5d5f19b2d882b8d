package bellbird.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way back that docs/operating.md describes, gone once: a backup taken while people work, the
 * archived log, and a server that stops a moment before the mistake.
 */
class PointInTimeRestoreTest {

    private final Checkout checkout = Checkout.find();

    @TempDir private Path folder;

    @Test
    void a_server_goes_back_to_the_moment_before_a_mistake() throws Exception {
        Path archive = Files.createDirectories(folder.resolve("archive"));
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        String moment;
        try (EmbeddedPostgres server = start(data, archiving(archive))) {
            execute(server, "create table payment (label text)");
            execute(server, "insert into payment values ('before the backup')");
            takeBackup(server, data, backup);
            execute(server, "insert into payment values ('after the backup')");
            moment = one(server, "select clock_timestamp()::text");
            execute(server, "delete from payment");
            execute(server, "insert into payment values ('after the mistake')");
            awaitArchive(server);
        }
        Files.createFile(backup.resolve("recovery.signal"));
        try (EmbeddedPostgres restored = start(backup, restoring(archive, moment))) {
            assertThat(all(restored, "select label from payment"))
                    .containsExactly("before the backup", "after the backup");
            execute(restored, "insert into payment values ('life goes on')");
        }
    }

    private static Map<String, String> archiving(Path archive) {
        return Map.of("archive_mode", "on", "archive_command", "cp %p " + archive.resolve("%f"));
    }

    private static Map<String, String> restoring(Path archive, String moment) {
        return Map.of(
                "restore_command",
                "cp " + archive.resolve("%f") + " %p",
                "recovery_target_time",
                moment,
                "recovery_target_action",
                "promote",
                "hot_standby",
                "off"); // nobody gets in before it is done
    }

    /** What pg_basebackup does, by the same functions: this server brings no such program. */
    private static void takeBackup(EmbeddedPostgres server, Path data, Path backup)
            throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('before the release', true)");
            execute(server, "create table written_meanwhile as select generate_series(1, 10000)");
            copy(data, backup);
            try (ResultSet stop =
                    statement.executeQuery("select labelfile from pg_backup_stop(true)")) {
                stop.next();
                Files.writeString(backup.resolve("backup_label"), stop.getString(1));
            }
        }
    }

    /** The data as they stand, torn as they may be; the log repairs them. */
    private static void copy(Path data, Path backup) throws IOException {
        Files.walkFileTree(
                data,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes is)
                            throws IOException {
                        Path target = backup.resolve(data.relativize(each));
                        Files.createDirectories(target);
                        Files.setPosixFilePermissions(
                                target, PosixFilePermissions.fromString("rwx------"));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path each, BasicFileAttributes is)
                            throws IOException {
                        Path name = data.relativize(each);
                        if (!name.startsWith("pg_wal") && !name.startsWith("postmaster.pid")) {
                            try {
                                Files.copy(each, backup.resolve(name));
                            } catch (NoSuchFileException gone) {
                                return FileVisitResult.CONTINUE; // dropped while we copied
                            }
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private EmbeddedPostgres start(Path data, Map<String, String> settings) throws IOException {
        Files.createDirectories(data);
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(checkout.postgresBinaries().toFile())
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setErrorRedirector(Redirect.appendTo(folder.resolve("log").toFile()))
                        .setOutputRedirector(Redirect.appendTo(folder.resolve("log").toFile()))
                        .setServerConfig("fsync", "on");
        settings.forEach((name, value) -> builder.setServerConfig(name, "'" + value + "'"));
        return builder.start();
    }

    /** The end of a backup waits until the log up to it is archived. */
    private static void awaitArchive(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('to wait', true)");
            statement.execute("select pg_backup_stop(true)");
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(EmbeddedPostgres server, String query) throws SQLException {
        return all(server, query).getFirst();
    }

    private static List<String> all(EmbeddedPostgres server, String query) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }
}
