package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.offering.UsageType;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PriceTablesTest {

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final TestTenant tenant = new TestTenant(work.database);

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void each_version_of_each_operator_has_one_table() throws SQLException {
        PriceTables tables = new PriceTables();
        UUID first = tenant.plan("First", "10.00", true);
        UUID second = tenant.plan("Second", "10.00", true);
        PriceTable table = get(tables, work.profile(), first);
        assertThat(get(tables, work.profile(), first)).isSameAs(table);
        assertThat(get(tables, work.profile(), second)).isNotSameAs(table);
        assertThat(get(tables, another(), first)).isNotSameAs(table);
        assertThat(get(tables, work.profile(), first)).isSameAs(table);
    }

    @Test
    void what_was_not_used_for_longest_makes_room() throws SQLException {
        UUID first = tenant.plan("First", "10.00", true);
        UUID second = tenant.plan("Second", "10.00", true);
        UUID third = tenant.plan("Third", "10.00", true);
        long each = get(new PriceTables(), work.profile(), first).prefixes();
        assertThat(each).isPositive();
        for (PriceTables tables :
                List.of(new PriceTables(2, 1_000), new PriceTables(10, 2 * each))) {
            PriceTable one = get(tables, work.profile(), first);
            PriceTable two = get(tables, work.profile(), second);
            assertThat(get(tables, work.profile(), first)).isSameAs(one);
            get(tables, work.profile(), third);
            assertThat(get(tables, work.profile(), first)).isSameAs(one);
            assertThat(get(tables, work.profile(), second)).isNotSameAs(two);
        }
    }

    /** Room for one only: each new table drives the other out while calls are rated by it. */
    @Test
    void rating_goes_on_while_tables_come_and_go() throws Exception {
        PriceTables tables = new PriceTables(1, 1);
        List<UUID> versions =
                List.of(tenant.plan("First", "10.00", true), tenant.plan("Second", "10.00", true));
        work.database.execute(
                "update usage_price set amount = 0.17 where version_id = ? and service = 'VOICE'",
                versions.getLast());
        List<Callable<List<String>>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            UUID version = versions.get(i % 2);
            all.add(() -> rated(tables, version));
        }
        try (var pool = Executors.newFixedThreadPool(all.size())) {
            List<Future<List<String>>> done = pool.invokeAll(all);
            for (int i = 0; i < done.size(); i++) {
                assertThat(done.get(i).get())
                        .hasSize(50)
                        .containsOnly(i % 2 == 0 ? "0.120000" : "0.170000");
            }
        }
    }

    private List<String> rated(PriceTables tables, UUID version) throws SQLException {
        return work.database.inTransaction(
                connection -> {
                    List<String> amounts = new ArrayList<>();
                    for (int i = 0; i < 50; i++) {
                        PriceTable table = tables.get(connection, work.profile(), version);
                        RatedResult result =
                                Rater.rate(
                                        table,
                                        UsageEvent.home(
                                                UsageType.VOICE, Tables.NOON, "353201234567", 60),
                                        UsageState.FRESH);
                        amounts.add(
                                result instanceof RatedResult.Priced priced
                                        ? priced.amount().toPlainString()
                                        : result.toString());
                    }
                    return amounts;
                });
    }

    private PriceTable get(PriceTables tables, TenantProfile profile, UUID version)
            throws SQLException {
        return work.database.inTransaction(connection -> tables.get(connection, profile, version));
    }

    /** Of another operator with the same data. */
    private TenantProfile another() {
        TenantProfile profile = work.profile();
        return new TenantProfile(
                new TenantId("larkspur02"),
                profile.name(),
                profile.shortName(),
                profile.country(),
                profile.currency(),
                profile.zone(),
                profile.language(),
                profile.sandbox());
    }
}
