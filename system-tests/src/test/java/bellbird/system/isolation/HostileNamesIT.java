package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T17: the registry takes no name that is SQL, a path or a host, whoever writes it. */
class HostileNamesIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../b",
                "..\\b",
                "a/b",
                "b.example.com",
                "pg_temp",
                "b;drop",
                "b b",
                "B",
                "-b",
                "b-",
                "b'--",
                "b\u0430b",
                ""
            })
    void a_name_that_is_no_host_label_is_refused(String name) {
        refused("a123456789", name);
        refused(name, "an-ordinary-name");
    }

    private static void refused(String code, String shortName) {
        String sql =
                """
                insert into control.tenant (code, short_name, name, country, currency, zone, language, sandbox, state)
                values ('%s', '%s', 'Hostile', 'GB', 'GBP', 'UTC', 'en', true, 'PROVISIONING')"""
                        .formatted(code.replace("'", "''"), shortName.replace("'", "''"));
        try (Sql connection = Sql.open()) {
            connection.run("begin");
            assertThatThrownBy(() -> connection.run(sql))
                    .hasStackTraceContaining("check constraint");
        }
    }
}
