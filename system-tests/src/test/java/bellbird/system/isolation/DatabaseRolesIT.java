package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.local.RunningStack;
import bellbird.system.stack.Operators;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T11: SQL in the role of one tenant, against everything that is not its own. */
class DatabaseRolesIT {

    private static final String DENIED = "42501";

    private Connection login;
    private RoleCatalogue mistaken;

    @BeforeEach
    void one_tenant_is_at_work_while_another_exists() throws SQLException {
        Operators.second();
        login = RunningStack.get().database("bellbird_app");
        mistaken = new RoleCatalogue(login, Operators.first().schema());
    }

    @AfterEach
    void nothing_is_kept() throws SQLException {
        login.rollback();
        login.close();
    }

    @Test
    void every_table_of_every_other_schema_is_denied() throws SQLException {
        List<String> relations = mistaken.foreignRelations();
        assertThat(relations)
                .as("the other tenant's tables are among the cases")
                .anyMatch(name -> name.startsWith(Operators.second().schema() + "."));
        for (String relation : relations) {
            assertThat(mistaken.stateOf("select * from " + relation))
                    .as("select " + relation)
                    .isEqualTo(DENIED);
        }
        System.out.println("T11: " + relations.size() + " foreign relations tried, all denied");
    }

    @Test
    void functions_with_rights_of_their_owner_speak_of_the_own_tenant_only() throws SQLException {
        assertThat(mistaken.definerFunctions())
                .containsExactly(
                        "control.report(text[],double precision[],timestamp with time zone)",
                        "control.ring(timestamp with time zone)",
                        "drop_usage_month(date,date)",
                        "settle_suspended(uuid,uuid,bigint[],text[],text[],text[],text[],"
                                + "timestamp with time zone[],text[],bigint[])",
                        "supersede_usage(uuid,uuid,timestamp with time zone)",
                        "take_late_usage(uuid,text,date,date,integer)",
                        "usage_month(timestamp with time zone)");
        for (String call :
                List.of(
                        "usage_month(now())",
                        "drop_usage_month(now()::date, now()::date)",
                        "settle_suspended(null, null, null, null, null, null, null, null, null, null)",
                        "supersede_usage(null, null, null)",
                        "take_late_usage(null, null, null, null, null)")) {
            assertThat(mistaken.stateOf("select " + Operators.second().schema() + "." + call))
                    .as(call)
                    .isEqualTo(DENIED);
        }
    }

    @Test
    void nothing_can_be_left_behind_outside_the_schema() throws SQLException {
        assertThat(mistaken.stateOf("create temporary table leftover (x int)")).isEqualTo(DENIED);
        assertThat(mistaken.stateOf("create table public.left_behind (x int)")).isEqualTo(DENIED);
        assertThat(mistaken.stateOf("create schema left_behind")).isEqualTo(DENIED);
        assertThat(mistaken.stateOf("create table left_behind (x int)")).isEqualTo(DENIED);
    }

    @Test
    void without_a_tenant_the_login_role_reads_no_tenant() throws SQLException {
        login.rollback();
        try (var statement = login.createStatement()) {
            for (Operators.Operator operator : List.of(Operators.first(), Operators.second())) {
                var point = login.setSavepoint();
                assertThat(
                                stateOf(
                                        () ->
                                                statement.execute(
                                                        "select * from "
                                                                + operator.schema()
                                                                + ".party")))
                        .isEqualTo(DENIED);
                login.rollback(point);
            }
        }
    }

    private interface Sql {
        void run() throws SQLException;
    }

    private static String stateOf(Sql sql) {
        try {
            sql.run();
            return "00000";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
