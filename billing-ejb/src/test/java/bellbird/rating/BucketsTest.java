package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.account.BillCycle;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.time.Period;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.AllowanceTerms.Rollover;
import bellbird.offering.AllowanceTerms.Sharing;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import bellbird.testing.TenantDatabase;
import bellbird.testing.TestTenant;
import bellbird.testing.WorkedExample;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BucketsTest {

    private static final Period OCTOBER =
            new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1));
    private static final LocalDate NOVEMBER = OCTOBER.to();
    private static final LocalDate DECEMBER = NOVEMBER.plusMonths(1);

    static List<WorkedExample> partial() {
        return WorkedExample.of("R9-03");
    }

    @ParameterizedTest
    @MethodSource("partial")
    void a_first_partial_period_grants_its_share_rounded_down(WorkedExample example) {
        Period period =
                new Period(
                        ZonedDateTime.parse(example.text("periodStart")).toLocalDate(),
                        ZonedDateTime.parse(example.text("periodEnd")).toLocalDate());
        LocalDate joined = ZonedDateTime.parse(example.text("joinedAt")).toLocalDate();
        BillCycle cycle = new BillCycle(period.from().getDayOfMonth());
        assertThat(Grant.quantity(cycle, example.whole("allowanceBytes"), period, joined))
                .isEqualTo(example.expectedDecimal("allowanceBytes").longValue());
        assertThat(Grant.quantity(cycle, Long.MAX_VALUE, period, joined)).isPositive();
    }

    @Test
    void a_bridging_period_grants_its_share_of_each_month() {
        BillCycle shorter =
                new BillCycle(12).changed(CycleSpecification.monthly(5), LocalDate.of(2026, 4, 20));
        Period bridge = new Period(LocalDate.of(2026, 5, 12), LocalDate.of(2026, 6, 5));
        assertThat(Grant.quantity(shorter, 31_001, bridge, OCTOBER.from().minusYears(1)))
                .isEqualTo(24_000);
        assertThat(Grant.quantity(shorter, 31_001, bridge, bridge.lastDay())).isEqualTo(1_000);
        BillCycle longer =
                new BillCycle(1).changed(CycleSpecification.monthly(10), LocalDate.of(2026, 4, 20));
        Period whole = new Period(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 10));
        assertThat(Grant.quantity(longer, 31_001, whole, OCTOBER.from().minusYears(1)))
                .isEqualTo(31_001 + 9_300);
    }

    static List<WorkedExample> rollover() {
        return WorkedExample.of("R8-03");
    }

    @ParameterizedTest
    @MethodSource("rollover")
    void what_a_month_leaves_rolls_over_once_up_to_the_cap(WorkedExample example)
            throws SQLException {
        long granted = example.whole("allowanceMegabytes") * 1_000_000;
        int cap = (int) (100 * example.whole("rolloverCapMultiple"));
        BucketRow used =
                october(data(granted).rolling(new Rollover(cap, 1)))
                        .less(example.whole("usedMegabytes") * 1_000_000, false);
        long unused = example.expectedDecimal("unusedMegabytes").longValue() * 1_000_000;
        long rolled = example.expectedDecimal("rolledOverMegabytes").longValue() * 1_000_000;
        assertThat(used.on(NOVEMBER.minusDays(1)))
                .isEqualTo(new BucketRow.Balance(granted - unused, unused, 0, 0));
        assertThat(used.on(NOVEMBER))
                .isEqualTo(new BucketRow.Balance(granted - unused, 0, rolled, unused - rolled));
        assertThat(used.on(DECEMBER))
                .isEqualTo(new BucketRow.Balance(granted - unused, 0, 0, unused));
    }

    @Test
    void what_is_above_the_cap_expires_and_late_usage_still_finds_it() throws SQLException {
        BucketRow fresh = october(data(5_000).rolling(new Rollover(20, 1)));
        BucketRow used = fresh.less(3_200, false).less(300, true);
        assertThat(used.on(NOVEMBER)).isEqualTo(new BucketRow.Balance(3_500, 0, 700, 800));
        // 600 more of October come late: what had expired pays for them first
        assertThat(used.less(600, false).on(NOVEMBER))
                .isEqualTo(new BucketRow.Balance(4_100, 0, 700, 200));
        assertThat(used.less(1_400, false).on(NOVEMBER))
                .isEqualTo(new BucketRow.Balance(4_900, 0, 100, 0));
    }

    private static BucketRow october(AllowanceTerms terms) throws SQLException {
        VersionTerms version = version(UUID.randomUUID(), UUID.randomUUID(), terms);
        Sharer sharer = sharer(UUID.randomUUID(), UUID.randomUUID());
        return BucketRow.of(
                Grant.of(sharer, OCTOBER, terms(version), id -> version).getFirst(), new Shared());
    }

    private static AllowanceTerms data(long bytes) {
        return AllowanceTerms.of(UsageType.DATA, bytes, 1);
    }

    @Test
    void sixteen_writers_take_exactly_what_an_allowance_has() throws Exception {
        Family family = new Family(AllowanceTerms.of(UsageType.VOICE, 2_000, 1), 1);
        assertThat(sixteenWriters(family)).isEqualTo(2_000);
        assertThat(
                        family.database.query(
                                "select granted, consumed, remaining from allowance_bucket"))
                .containsExactly("2000|2000|0");
    }

    @Test
    void sixteen_lines_share_exactly_what_there_is_and_none_takes_more_than_its_cap()
            throws Exception {
        AllowanceTerms shared =
                AllowanceTerms.of(UsageType.VOICE, 2_000, 1).sharedBy(Sharing.ACCOUNT, 150L);
        Family family = new Family(shared, 16);
        assertThat(sixteenWriters(family)).isEqualTo(2_000);
        assertThat(
                        family.database.query(
                                "select granted, consumed, remaining from allowance_bucket"))
                .containsExactly("2000|2000|0");
        assertThat(
                        family.database.query(
                                "select sum(taken), max(taken) <= 150 from allowance_member"))
                .containsExactly("2000|t");
    }

    @Test
    void a_member_stops_at_its_cap_while_the_others_go_on() throws Exception {
        AllowanceTerms shared =
                AllowanceTerms.of(UsageType.VOICE, 2_000, 1).sharedBy(Sharing.ACCOUNT, 150L);
        Family family = new Family(shared, 2);
        long first = 0;
        for (int i = 0; i < 20; i++) {
            first += family.takeTenSeconds(0);
        }
        assertThat(first).isEqualTo(150);
        assertThat(family.takeTenSeconds(1)).isEqualTo(10);
    }

    @Test
    void an_allowance_never_gives_more_than_it_has() throws SQLException {
        Family family = new Family(AllowanceTerms.of(UsageType.VOICE, 2_000, 1), 1);
        assertThatThrownBy(() -> family.takeUnasked(2_001, false))
                .isInstanceOf(IllegalStateException.class);
        assertThat(family.database.query("select consumed from allowance_bucket"))
                .containsExactly("0");
    }

    @Test
    void neither_does_a_member_nor_what_rolled_over() throws SQLException {
        AllowanceTerms shared =
                AllowanceTerms.of(UsageType.VOICE, 2_000, 1)
                        .sharedBy(Sharing.ACCOUNT, 150L)
                        .rolling(new Rollover(5, 1));
        Family family = new Family(shared, 1);
        assertThatThrownBy(() -> family.takeUnasked(151, false))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> family.takeUnasked(101, true))
                .isInstanceOf(IllegalStateException.class);
        family.takeUnasked(100, true);
        assertThat(family.database.query("select consumed, rolled from allowance_bucket"))
                .containsExactly("100|100");
        assertThat(family.database.query("select taken from allowance_member"))
                .containsExactly("100");
    }

    private static long sixteenWriters(Family family) throws Exception {
        List<Callable<Long>> writers = new ArrayList<>();
        for (int writer = 0; writer < 16; writer++) {
            int line = writer % family.sharers.size();
            writers.add(
                    () -> {
                        long included = 0;
                        for (int i = 0; i < 20; i++) {
                            included += family.takeTenSeconds(line);
                        }
                        return included;
                    });
        }
        long included = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Long> done : threads.invokeAll(writers)) {
                included += done.get();
            }
        }
        return included;
    }

    private static List<Terms> terms(VersionTerms version) {
        return List.of(new Terms(version.versionId(), OCTOBER.from(), null));
    }

    private static Sharer sharer(UUID product, UUID account) {
        return new Sharer(
                new Sharer.Owner(product, OCTOBER.from()),
                new Sharer.Owner(account, OCTOBER.from()),
                null,
                new BillCycle(1));
    }

    private static VersionTerms version(UUID version, UUID offering, AllowanceTerms allowance) {
        return new VersionTerms(
                version,
                offering,
                "Plan",
                1,
                OCTOBER.from(),
                Currency.getInstance("EUR"),
                BigDecimal.TEN,
                true,
                Tables.terms(List.of(Tables.voice(Tables.rate("0.12"))), List.of()),
                List.of(new VersionTerms.Allowance(UUID.randomUUID(), allowance)));
    }

    /** An account whose lines are on one plan with one allowance of calls. */
    private static final class Family {

        final TenantDatabase database = TenantDatabase.create();
        final List<Sharer> sharers = new ArrayList<>();
        private final VersionTerms version;
        private final PriceTable table;

        Family(AllowanceTerms allowance, int lines) throws SQLException {
            TestTenant tenant = new TestTenant(database);
            UUID plan = tenant.plan("Plan", "20.00", true);
            UUID offering =
                    UUID.fromString(
                            database.query("select offering_id from offering_version").getFirst());
            version = version(plan, offering, allowance);
            table = new PriceTable(version);
            database.execute(
                    "insert into allowance (id, version_id, key, service, quantity)"
                            + " values (?, ?, 'voice-1', 'VOICE', ?)",
                    version.allowances().getFirst().id(),
                    plan,
                    allowance.quantity());
            UUID account = tenant.account(1, OCTOBER.from());
            for (int line = 0; line < lines; line++) {
                sharers.add(sharer(tenant.line(account, plan, OCTOBER.from()).product(), account));
            }
        }

        /** A call of one line in a transaction of its own: what the allowance paid of it. */
        long takeTenSeconds(int line) throws SQLException {
            Sharer sharer = sharers.get(line);
            return database.inTransaction(
                    connection -> {
                        Buckets buckets = buckets(connection, sharer);
                        List<Bucket> left =
                                buckets.of(sharer, version.offeringId(), OCTOBER.from());
                        RatedResult.Priced priced =
                                (RatedResult.Priced)
                                        Rater.rate(table, Tables.call(10), UsageState.of(left));
                        buckets.take(sharer, priced);
                        buckets.write();
                        return priced.included();
                    });
        }

        /** Takes without asking what is left, as a writer would that read too early. */
        void takeUnasked(long quantity, boolean rolledOver) throws SQLException {
            UUID bucket =
                    database.inTransaction(
                            connection -> {
                                Buckets buckets = buckets(connection, sharers.getFirst());
                                buckets.write();
                                return buckets.of(
                                                sharers.getFirst(),
                                                version.offeringId(),
                                                OCTOBER.from())
                                        .getFirst()
                                        .id();
                            });
            database.inTransaction(
                    connection -> {
                        BucketTaking taking = new BucketTaking(connection);
                        taking.add(bucket, sharers.getFirst().line().id(), quantity, rolledOver);
                        taking.write();
                        return true;
                    });
        }

        private Buckets buckets(Connection connection, Sharer sharer) throws SQLException {
            RatingTurn.take(connection);
            Buckets buckets = new Buckets(connection, ZoneOffset.UTC, id -> version);
            buckets.want(sharer, OCTOBER, terms(version));
            buckets.make();
            return buckets;
        }
    }
}
