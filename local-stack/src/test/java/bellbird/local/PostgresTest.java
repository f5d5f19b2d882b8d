package bellbird.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    private static final String SET_UP =
            """
            select rolname, rolcreaterole, rolinherit, rolsuper from pg_roles where rolname !~ '^(pg_|postgres)'
            union all
            select datname, has_database_privilege('bellbird_app', datname, 'temporary'),
              has_schema_privilege('bellbird_app', 'public', 'usage'),
              has_schema_privilege('bellbird_app', 'extensions', 'usage')
            from pg_database where datname = 'bellbird'
            union all
            select extname || ' in ' || extnamespace::regnamespace, false, false, false
            from pg_extension where extname = 'btree_gist'
            order by 1
            """;

    private final Checkout checkout = Checkout.find();

    @TempDir private Path folder;

    @Test
    void what_was_committed_is_there_after_a_restart() throws SQLException {
        try (Postgres postgres = start(folder.resolve("data"))) {
            execute(postgres, "create table kept as select 42 as answer");
        }
        try (Postgres postgres = start(folder.resolve("data"))) {
            assertThat(rows(postgres, "select answer from kept")).containsExactly("42");
            assertThat(rows(postgres, "show fsync")).containsExactly("on");
            assertThat(rows(postgres, "show synchronous_commit")).containsExactly("on");
        }
    }

    @Test
    void an_initialisation_that_was_killed_is_done_again() throws IOException, SQLException {
        Path data = Files.createDirectories(folder.resolve("half"));
        Files.writeString(data.resolve("PG_VERSION"), "18");
        try (Postgres postgres = start(data)) {
            assertThat(rows(postgres, "select 1")).containsExactly("1");
        }
    }

    @Test
    void the_compose_file_makes_the_same_roles_and_rights() throws IOException, SQLException {
        List<String> local;
        try (Postgres postgres = start(folder.resolve("local"))) {
            local = rows(postgres, SET_UP);
            execute(postgres, "drop extension btree_gist; drop extension pg_stat_statements");
            execute(postgres, "drop schema extensions; grant all on schema public to public");
            try (Connection connection = postgres.connect("postgres", "postgres");
                    Statement statement = connection.createStatement()) {
                for (String sql :
                        new String[] {
                            "drop database bellbird",
                            "drop database keycloak",
                            "drop role bellbird_owner",
                            "drop role bellbird_app",
                            "drop role keycloak"
                        }) {
                    statement.execute(sql);
                }
            }
            String[] script = script().split("\\\\connect bellbird", -1);
            run(postgres, "postgres", script[0]);
            run(postgres, "bellbird", script[1]);
            assertThat(rows(postgres, SET_UP)).isEqualTo(local).hasSize(5);
        }
    }

    /** What psql makes of the script's variables. */
    private String script() throws IOException {
        return Files.readString(checkout.root().resolve("docker/postgres/bellbird.sql"))
                .replaceAll("(?m)^\\\\getenv.*$|^--.*$", "")
                .replaceAll(":'(\\w+)'", "'$1'");
    }

    private Postgres start(Path data) {
        return Postgres.start(
                data,
                checkout.postgresBinaries(),
                Ports.free().database(),
                folder.resolve("log"),
                new Orphans(folder.resolve("processes")));
    }

    private static void run(Postgres postgres, String database, String script) throws SQLException {
        try (Connection connection = postgres.connect(database, "postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : script.split(";\\s*", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static void execute(Postgres postgres, String sql) throws SQLException {
        run(postgres, "bellbird", sql);
    }

    private static List<String> rows(Postgres postgres, String query) throws SQLException {
        try (Connection connection = postgres.connect("bellbird", "postgres");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(result.getString(i));
                }
                rows.add(String.join(" ", cells));
            }
            return rows;
        }
    }
}
