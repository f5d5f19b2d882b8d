package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.system.stack.Operators;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T17: the registry takes no name that is SQL, a path or a host, whoever writes it. */
class HostileNamesIT {

    private static String code;

    @BeforeAll
    static void an_operator_is_registered() {
        code = Operators.second().schema().substring(2);
    }

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
        refused("update control.tenant set short_name = '%s' where code = '%s'", name);
        refused("update control.tenant set code = '%s' where code = '%s'", name);
    }

    private static void refused(String sql, String name) {
        try (Sql connection = Sql.open()) {
            connection.run("begin");
            assertThatThrownBy(() -> connection.run(sql.formatted(name.replace("'", "''"), code)))
                    .hasStackTraceContaining("check constraint");
        }
    }
}
