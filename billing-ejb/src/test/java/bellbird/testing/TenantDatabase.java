package bellbird.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tenant of its own on a real PostgreSQL: schema, role and tables as the module's migrations make
 * them. One server per JVM; each tenant lies alone in a database, which is a copy of one that all
 * migrations have been applied to.
 */
public final class TenantDatabase {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Those of the test class that runs. */
    private static final Queue<String> IN_USE = new ConcurrentLinkedQueue<>();

    private final String database;
    private final String schema;

    private TenantDatabase(String database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    /** Starts the server if need be, and makes a tenant with every {@code db/tenant} script. */
    public static TenantDatabase create() {
        return like(Ready.DATABASE);
    }

    private static TenantDatabase like(String template) {
        TenantDatabase tenant = new TenantDatabase(Server.copy(template), Ready.TENANT);
        IN_USE.add(tenant.database);
        return tenant;
    }

    /** Stays there for other test classes. */
    public TenantDatabase keep() {
        IN_USE.remove(database);
        return this;
    }

    /** Drops what nobody keeps: a hundred thousand files are not left for the end. */
    static void dropAll() {
        for (String next = IN_USE.poll(); next != null; next = IN_USE.poll()) {
            Server.drop(next);
        }
    }

    /** A tenant of a former version, such as {@code V2_180}: without that script and later ones. */
    public static TenantDatabase before(String version) {
        TenantDatabase former = like(Server.EMPTY);
        former.make(script -> version(script).compareTo(version(Path.of(version + "__"))) < 0);
        return former;
    }

    /** Another tenant in the same database, with the same rows. */
    public TenantDatabase twin() throws SQLException {
        TenantDatabase twin = new TenantDatabase(database, schema + "_twin");
        twin.make(script -> true);
        twin.copyFrom(this);
        return twin;
    }

    /** What a migration does, with the tenant's name. */
    public String script(String version) throws IOException {
        for (Path script : scripts()) {
            if (script.getFileName().toString().startsWith(version + "__")) {
                return Files.readString(script).replace("${tenant_role}", schema);
            }
        }
        throw new IOException(version);
    }

    private void make(Predicate<Path> wanted) {
        try (Connection admin = Server.connect(database)) {
            execute(
                    admin,
                    """
                    do $$ begin
                        create role %1$s nologin;
                        grant %1$s to bellbird_app with inherit false, set true;
                    exception when duplicate_object then null; -- the role of all databases
                    end $$"""
                            .formatted(schema));
            execute(admin, "create schema %s authorization bellbird_owner".formatted(schema));
            execute(admin, "grant usage on schema %s to %s".formatted(schema, schema));
            enter(admin, "bellbird_owner");
            for (Path script : scripts().stream().filter(wanted).toList()) {
                execute(admin, Files.readString(script).replace("${tenant_role}", schema));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name of the schema and of the tenant's role. */
    public String schema() {
        return schema;
    }

    /** A connection as the product has it: the tenant's role and path, no auto-commit. */
    public Connection connect() throws SQLException {
        Connection connection = Server.connect(database, "bellbird_app");
        enter(connection, schema);
        connection.setAutoCommit(false);
        return connection;
    }

    /** Does the work as the tenant in one transaction: all of it, or nothing when it throws. */
    public <R extends @Nullable Object> R inTransaction(Work<R> work) throws SQLException {
        try (Connection connection = connect()) {
            try {
                R result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** One statement as the tenant, committed. */
    public int execute(String sql, @Nullable Object... parameters) throws SQLException {
        return inTransaction(
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        bind(statement, parameters);
                        return statement.executeUpdate();
                    }
                });
    }

    /** One statement as the owner of the tables, who may break what the tenant may not. */
    public int executeAsOwner(String sql, @Nullable Object... parameters) throws SQLException {
        try (Connection connection = Server.connect(database)) {
            enter(connection, "bellbird_owner");
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                return statement.executeUpdate();
            }
        }
    }

    /**
     * What the tenant sees after the owner of the tables has broken something, checks of the commit
     * aside; nothing of it stays.
     */
    public <R> R brokenByOwner(String sql, Work<R> seen) throws SQLException {
        try (Connection connection = Server.connect(database)) {
            connection.setAutoCommit(false);
            execute(connection, "set local session_replication_role = replica");
            enter(connection, "bellbird_owner");
            execute(connection, sql);
            enter(connection, schema);
            R result = seen.on(connection);
            connection.rollback();
            return result;
        }
    }

    /**
     * Rows of a query as the tenant; the columns of a row are joined by {@code |}, null is empty.
     */
    public List<String> query(String sql, @Nullable Object... parameters) throws SQLException {
        return inTransaction(
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        bind(statement, parameters);
                        try (ResultSet row = statement.executeQuery()) {
                            List<String> rows = new ArrayList<>();
                            int columns = row.getMetaData().getColumnCount();
                            while (row.next()) {
                                List<String> values = new ArrayList<>();
                                for (int column = 1; column <= columns; column++) {
                                    String value = row.getString(column);
                                    values.add(value == null ? "" : value);
                                }
                                rows.add(String.join("|", values));
                            }
                            return rows;
                        }
                    }
                });
    }

    /** Everything that was written is on disk, so that what comes next does not pay for it. */
    void checkpoint() throws SQLException {
        try (Connection admin = Server.connect(database)) {
            execute(admin, "checkpoint");
        }
    }

    private void copyFrom(TenantDatabase other) throws SQLException {
        for (String started :
                other.query(
                        "select min(started_at) from usage_record group by date_trunc('month', started_at, 'UTC')")) {
            query("select usage_month(?::timestamptz)", started);
        }
        try (Connection admin = Server.connect(database)) {
            admin.setAutoCommit(false);
            execute(admin, "set local session_replication_role = replica");
            for (String table :
                    query(
                            "select table_name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE'",
                            schema)) {
                execute(
                        admin,
                        "insert into %s.%s overriding system value select * from %s.%s"
                                .formatted(schema, table, other.schema, table));
            }
            admin.commit();
            execute(admin, "analyze");
            admin.commit();
        }
    }

    /** The columns of a table, with commas. */
    public String columns(String table) throws SQLException {
        return String.join(
                ", ",
                query(
                        "select column_name from information_schema.columns where table_schema = ? and table_name = ? order by ordinal_position",
                        schema,
                        table));
    }

    /** Work on a connection; what it returns may be null. */
    @FunctionalInterface
    public interface Work<R extends @Nullable Object> {
        R on(Connection connection) throws SQLException;
    }

    private void enter(Connection connection, String role) throws SQLException {
        execute(connection, "set search_path to %s, extensions".formatted(schema));
        execute(connection, "set role %s".formatted(role));
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Path> scripts() throws IOException {
        List<Path> scripts = new ArrayList<>();
        ClassLoader loader = TenantDatabase.class.getClassLoader();
        for (URL folder : Collections.list(loader.getResources("db/tenant"))) {
            try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
                files.filter(file -> file.toString().endsWith(".sql")).forEach(scripts::add);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        scripts.sort(Comparator.comparing(TenantDatabase::version));
        return scripts;
    }

    /** V2_10__name.sql comes after V2_9__name.sql. */
    private static String version(Path script) {
        StringBuilder version = new StringBuilder();
        String number = script.getFileName().toString().replaceFirst("__.*", "").substring(1);
        for (String part : number.split("_", -1)) {
            version.append("%05d.".formatted(Integer.parseInt(part)));
        }
        return version.toString();
    }

    /** The one server of this JVM; it stops with it. */
    private static final class Server {

        /** Has what all tenants share, and no tenant. */
        static final String EMPTY = "postgres";

        private static final Map<String, String> TESTED =
                Map.of("max_connections", "50", "fsync", "off");

        /** As ./bench wants it; what is said to be written is on disk. */
        private static final Map<String, String> MEASURED =
                Map.of(
                        "max_connections", "50",
                        "fsync", "on",
                        "shared_buffers", "4GB",
                        "max_wal_size", "8GB",
                        "work_mem", "64MB");

        private static final EmbeddedPostgres POSTGRES = start();

        @SuppressWarnings("AddressSelection") // loopback
        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres =
                        OwnPostgres.start(Boolean.getBoolean("bellbird.bench") ? MEASURED : TESTED);
                try (Connection admin = postgres.getPostgresDatabase().getConnection()) {
                    execute(admin, "create role bellbird_owner nologin");
                    execute(admin, "create role bellbird_app login noinherit password 'test'");
                    execute(admin, "create schema extensions");
                    execute(admin, "create extension btree_gist schema extensions");
                    execute(admin, "grant usage on schema extensions to public");
                }
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A new database like another, to which nobody is connected. */
        static String copy(String template) {
            String name = "test%06d".formatted(DATABASES.incrementAndGet());
            administer("create database %s template %s".formatted(name, template));
            return name;
        }

        static void drop(String database) {
            administer("drop database %s with (force)".formatted(database));
        }

        private static void administer(String sql) {
            try (Connection admin = connect("template1")) {
                execute(admin, sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        static Connection connect(String database) throws SQLException {
            return connect(database, "postgres");
        }

        /** With the costs that the product's connections count with; see server.cli. */
        static Connection connect(String database, String user) throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("user", user);
            properties.setProperty("password", "test");
            properties.setProperty("options", "-c random_page_cost=1.1");
            return DriverManager.getConnection(POSTGRES.getJdbcUrl(user, database), properties);
        }
    }

    /** The tenant that others are copies of; nobody ever uses it. */
    private static final class Ready {

        static final String TENANT = "t_test";
        static final String DATABASE = Server.copy(Server.EMPTY);

        static {
            new TenantDatabase(DATABASE, TENANT).make(script -> true);
        }
    }
}
