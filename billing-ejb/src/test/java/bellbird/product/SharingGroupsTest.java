package bellbird.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharingGroupsTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final SharingGroups groups = work.add(new SharingGroups());
    private final TestTenant tenant = new TestTenant(work.database);

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void lines_of_one_account_share_a_group_of_one_name() throws SQLException {
        UUID plan = tenant.plan("Family", "40.00", true);
        UUID account = tenant.account(1, OCTOBER);
        UUID first = tenant.line(account, plan, OCTOBER).product();
        UUID second = tenant.line(account, plan, OCTOBER).product();
        UUID neighbour = tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER).product();
        join(first, " Home ", OCTOBER);
        join(second, "Home", NOVEMBER);
        join(neighbour, "Home", OCTOBER);
        assertThat(query("select count(distinct group_id), count(*) from sharing_group_member"))
                .containsExactly("2|3");
        assertThat(work.audit).hasSize(3).first().asString().contains("join group");
    }

    @Test
    void a_line_is_in_one_group_at_a_time_and_keeps_its_history() throws SQLException {
        UUID line = line();
        join(line, "Home", OCTOBER);
        join(line, "Office", NOVEMBER);
        assertThat(memberships())
                .containsExactly("Home|2026-10-01|2026-11-01", "Office|2026-11-01|");
        work.run(() -> groups.leave(line, NOVEMBER.plusDays(9)));
        assertThat(memberships())
                .containsExactly("Home|2026-10-01|2026-11-01", "Office|2026-11-01|2026-11-10");
        join(line, "Home", NOVEMBER.plusMonths(1));
        assertThat(memberships()).hasSize(3).last().isEqualTo("Home|2026-12-01|");
    }

    @Test
    void who_changes_groups_twice_on_a_day_is_in_the_last_one() throws SQLException {
        UUID line = line();
        join(line, "Home", OCTOBER);
        join(line, "Office", OCTOBER);
        assertThat(memberships()).containsExactly("Office|2026-10-01|");
        work.run(() -> groups.leave(line, OCTOBER));
        join(line, "Home", OCTOBER);
        assertThat(memberships()).containsExactly("Home|2026-10-01|");
    }

    @Test
    void a_group_has_a_name_of_one_line_and_a_line_that_is_there() throws SQLException {
        UUID line = line();
        for (String name : List.of("", "  ", "x".repeat(81), "Ho\u202eme", "Ho\nme")) {
            assertThatThrownBy(() -> join(line, name, OCTOBER)).hasMessageContaining("field=name");
        }
        assertThatThrownBy(() -> join(UUID.randomUUID(), "Home", OCTOBER))
                .hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(() -> work.run(() -> groups.leave(UUID.randomUUID(), OCTOBER)))
                .hasMessageContaining("NOT_FOUND");
        assertThat(memberships()).isEmpty();
    }

    private UUID line() throws SQLException {
        return tenant.line(
                        tenant.account(1, OCTOBER), tenant.plan("Family", "40.00", true), OCTOBER)
                .product();
    }

    private void join(UUID product, String group, LocalDate from) {
        work.run(() -> groups.join(product, group, from));
    }

    private List<String> memberships() throws SQLException {
        return query(
                "select g.name, m.valid_from, m.valid_to from sharing_group_member m"
                        + " join sharing_group g on g.id = m.group_id order by 2");
    }

    private List<String> query(String sql) throws SQLException {
        return work.database.query(sql);
    }
}
