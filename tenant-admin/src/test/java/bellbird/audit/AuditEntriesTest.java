package bellbird.audit;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.tenant.TenantId;
import bellbird.tenancy.TestTenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every change can be found again: by person, thing, day and text. */
class AuditEntriesTest {

    private static final TestTenants TENANTS = new TestTenants();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static TenantId robin = new TenantId("robin00000");

    @BeforeAll
    static void three_changes() throws SQLException {
        robin = TENANTS.create("robin00000", "robin");
        try (Connection tenant = TENANTS.open(robin);
                Statement statement = tenant.createStatement()) {
            statement.execute(
                    """
                    insert into audit_entry (id, happened_at, subject_of, display_name, address,
                      action, noun, noun_id, before, after) values
                    (gen_random_uuid(), '2026-11-21 22:59:59+00', 's1', 'Sana', '192.0.2.1',
                     'change colour', 'brand', 'brand', '#100000', '#200000'),
                    (gen_random_uuid(), '2026-11-21 23:00:00+00', 's1', 'Sana', '192.0.2.1',
                     'open ticket', 'ticket', '7', null, 'T-000007'),
                    (gen_random_uuid(), '2026-11-22 12:00:00+00', 's2', 'Wren', '192.0.2.2',
                     'change contact data', 'customer', '9', '100% Wool Ltd', 'Wool_Ltd')""");
            tenant.commit();
        }
    }

    @Test
    void newest_first() throws SQLException {
        assertThat(find("", "", "", null, null))
                .containsExactly("change contact data", "open ticket", "change colour");
    }

    @Test
    void by_person_and_thing() throws SQLException {
        assertThat(find("", "Sana", "", null, null)).hasSize(2);
        assertThat(find("", "Sana", "ticket", null, null)).containsExactly("open ticket");
        assertThat(find("", "Wren", "ticket", null, null)).isEmpty();
    }

    @Test
    void by_day_in_the_tenants_own_zone() throws SQLException {
        LocalDate saturday = LocalDate.of(2026, 11, 21);
        assertThat(find("", "", "", null, saturday)).containsExactly("change colour");
        assertThat(find("", "", "", saturday.plusDays(1), null)).hasSize(2);
        assertThat(find("", "", "", saturday, saturday)).containsExactly("change colour");
    }

    @Test
    void a_day_at_the_end_of_all_calendars_is_no_failure() throws SQLException {
        assertThat(find("", "", "", LocalDate.MIN, LocalDate.MAX)).hasSize(3);
        assertThat(find("", "", "", LocalDate.MAX, null)).isEmpty();
        assertThat(find("", "", "", null, LocalDate.MIN)).isEmpty();
    }

    @Test
    void by_what_it_was_and_what_it_became_and_from_where() throws SQLException {
        assertThat(find("#1000", "", "", null, null)).containsExactly("change colour");
        assertThat(find("t-000007", "", "", null, null)).containsExactly("open ticket");
        assertThat(find("192.0.2.2", "", "", null, null)).containsExactly("change contact data");
    }

    @Test
    void what_is_typed_is_taken_literally() throws SQLException {
        assertThat(find("100%", "", "", null, null)).containsExactly("change contact data");
        assertThat(find("%", "", "", null, null)).hasSize(1);
        assertThat(find("l_l", "", "", null, null)).containsExactly("change contact data");
        assertThat(find("' or true --", "", "", null, null)).isEmpty();
    }

    private static List<String> find(
            String text, String who, String noun, @Nullable LocalDate from, @Nullable LocalDate to)
            throws SQLException {
        try (Connection tenant = TENANTS.open(robin)) {
            return AuditEntries.list(
                            tenant, new AuditQuery(text, who, noun, from, to, BERLIN), 0, 10)
                    .stream()
                    .map(AuditEntry::action)
                    .toList();
        }
    }
}
