package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.AllowanceTerms.Sharing;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingDraft;
import bellbird.offering.Offerings;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.offering.UsageType;
import bellbird.product.SharingGroups;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two lines of one account, on 12 October 2026; their plan gives a group 10 GB, 6 to a line. */
class SharedPoolsTest {

    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 12);
    private static final long GIGABYTE = 1_000_000_000;

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final Offerings offerings = work.add(new Offerings());
    private final SharingGroups groups = work.add(new SharingGroups());
    private final SharedPools pools = work.add(new SharedPools());
    private final TestTenant tenant = new TestTenant(work.database);
    private final TestTenant.Line first;
    private final TestTenant.Line second;

    SharedPoolsTest() throws SQLException {
        UUID account = tenant.account(1, SEPTEMBER);
        UUID version = published();
        first = tenant.line(account, version, SEPTEMBER);
        second = tenant.line(account, version, SEPTEMBER);
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void what_a_group_shares_is_one_allowance_with_the_part_of_each_line() throws SQLException {
        assertThat(shared()).isEmpty();
        join(first, "Family", OCTOBER);
        join(second, "Family", OCTOBER);
        assertThat(shared())
                .singleElement()
                .satisfies(
                        pool -> {
                            assertThat(pool.name()).isEqualTo("Family");
                            assertThat(pool.members())
                                    .extracting(SharedPool.Member::msisdn)
                                    .containsExactly(first.msisdn(), second.msisdn());
                            assertThat(pool.allowances())
                                    .containsExactly(allowance(0, 10 * GIGABYTE, 0));
                        });
        take(second, 3 * GIGABYTE);
        assertThat(shared().getFirst().allowances())
                .containsExactly(allowance(3 * GIGABYTE, 7 * GIGABYTE, 3 * GIGABYTE));
    }

    @Test
    void who_leaves_takes_nothing_along_and_may_come_back_on_the_same_day() throws SQLException {
        join(first, "Family", OCTOBER);
        join(second, "Family", OCTOBER);
        take(second, 3 * GIGABYTE);
        work.run(() -> groups.leave(second.product(), TODAY));
        assertThat(shared().getFirst())
                .satisfies(
                        pool -> {
                            assertThat(pool.members())
                                    .extracting(SharedPool.Member::productId)
                                    .containsExactly(first.product());
                            assertThat(pool.allowances())
                                    .containsExactly(
                                            allowance(3 * GIGABYTE, 7 * GIGABYTE, 3 * GIGABYTE));
                        });
        join(second, "Vans", TODAY);
        join(second, "Family", TODAY);
        assertThat(shared())
                .extracting(pool -> pool.name() + " " + pool.members().size())
                .containsExactly("Family 2", "Vans 0");
        assertThat(work.audit).contains("join group: Vans", "join group: Family");
    }

    private SharedPool.Allowance allowance(long used, long left, long ofSecond) {
        return new SharedPool.Allowance(
                "",
                UsageType.DATA,
                false,
                used,
                left,
                6 * GIGABYTE,
                ofSecond == 0 ? Map.of() : Map.of(second.product(), ofSecond));
    }

    private List<SharedPool> shared() throws SQLException {
        UUID customer = UUID.fromString(work.database.query("select id from customer").getFirst());
        return work.call(() -> pools.of(customer));
    }

    private void join(TestTenant.Line line, String group, LocalDate from) {
        work.run(() -> groups.join(line.product(), group, from));
    }

    /** Usage of today that its group's allowance pays for. */
    private void take(TestTenant.Line line, long bytes) throws SQLException {
        tenant.usage(line, work.now, OCTOBER, "DATA", "Data", bytes, "0");
        work.database.execute(
                """
                insert into allowance_bucket (id, owner_id, account_id, offering_id, allowance_id, key, service,
                                              period_from, period_to, own_until, usable_until, priority, granted,
                                              consumed, remaining, member_cap)
                select gen_random_uuid(), m.group_id, p.account_id, v.offering_id, a.id, a.key, 'DATA', '2026-10-01',
                       '2026-11-01', '2026-11-01', '2026-11-01', 1, 10000000000, ?, 10000000000 - ?, 6000000000
                  from sharing_group_member m
                  join product p on p.id = m.product_id
                  join allowance a on true
                  join offering_version v on v.id = a.version_id
                 where m.product_id = ?""",
                bytes,
                bytes,
                line.product());
        work.database.execute(
                """
                insert into allowance_consumption (bucket_id, record_key, started_at, quantity, remaining_before)
                select b.id, r.record_key, r.started_at, ?, 10000000000 from allowance_bucket b, rated_usage r""",
                bytes);
    }

    private UUID published() {
        PriceTerms terms =
                PriceTerms.of(
                        ZoneId.of("Europe/Dublin"),
                        List.of(
                                RecurringPrice.monthly(new BigDecimal("20.00")),
                                Tables.data(GIGABYTE / 1_000, Tables.rate("0.01"))),
                        List.of(
                                AllowanceTerms.of(UsageType.DATA, 10 * GIGABYTE, 1)
                                        .sharedBy(Sharing.GROUP, 6 * GIGABYTE)),
                        List.of());
        OfferingDetail draft =
                work.call(
                        () -> offerings.draft(OfferingDraft.of("plan", "Plan", SEPTEMBER, terms)));
        UUID version = draft.versions().getFirst().id();
        work.run(() -> offerings.publish(version));
        return version;
    }
}
