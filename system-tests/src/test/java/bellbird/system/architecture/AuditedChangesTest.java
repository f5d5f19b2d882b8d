package bellbird.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every change that people make is written to the audit trail. */
class AuditedChangesTest {

    /** Changes without an audit row, and why that is right. */
    private static final Map<String, String> NOT_AUDITED =
            Map.of(
                    "Catalogs.compare",
                    "what a document would do is rolled back",
                    "PaymentEvents.store",
                    "kept as the provider sent it; what it changes is audited when it is settled",
                    "UsageFiles.feeds",
                    "the first look makes the feed that every tenant has");

    @Test
    void every_boundary_method_that_changes_something_writes_an_audit_row() {
        var audited = new Changes(Modules.classes()).audited();
        assertThat(audited).hasSizeGreaterThanOrEqualTo(20).containsKey("Settings.saveColor");
        assertThat(audited)
                .allSatisfy(
                        (method, row) ->
                                assertThat(row || NOT_AUDITED.containsKey(method))
                                        .as(method)
                                        .isTrue());
    }

    @Test
    void an_exception_that_is_no_longer_needed_is_taken_away() {
        var audited = new Changes(Modules.classes()).audited();
        assertThat(NOT_AUDITED.keySet())
                .allSatisfy(method -> assertThat(audited).containsEntry(method, false));
    }

    @Test
    void a_planted_change_without_a_row_is_noticed(@TempDir Path folder) throws IOException {
        var classes =
                Modules.classesWith(
                        PlantedSource.compile(
                                folder,
                                "bellbird.settings.Planted",
                                """
                                package bellbird.settings;
                                @jakarta.ejb.Stateless
                                @jakarta.annotation.security.RolesAllowed("owner")
                                public class Planted {
                                    @jakarta.inject.Inject bellbird.tenancy.TenantSql sql;
                                    public void change() {
                                        sql.run(c -> write(c));
                                    }
                                    private static void write(java.sql.Connection c)
                                            throws java.sql.SQLException {
                                        c.prepareStatement("update brand set color = '#000000'")
                                                .executeUpdate();
                                    }
                                }
                                """));
        assertThat(new Changes(classes).audited()).containsEntry("Planted.change", false);
    }
}
