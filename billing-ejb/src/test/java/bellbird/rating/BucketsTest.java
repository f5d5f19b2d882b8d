package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.time.Period;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import bellbird.testing.TenantDatabase;
import bellbird.testing.TestTenant;
import bellbird.testing.WorkedExample;
import java.math.BigDecimal;
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
        assertThat(Allowances.granted(data(example.whole("allowanceBytes")), period, joined))
                .isEqualTo(example.expectedDecimal("allowanceBytes").longValue());
        assertThat(Allowances.granted(data(Long.MAX_VALUE), period, joined)).isPositive();
    }

    private static AllowanceTerms data(long bytes) {
        return AllowanceTerms.of(UsageType.DATA, bytes, 1);
    }

    @Test
    void sixteen_writers_take_exactly_what_an_allowance_has() throws Exception {
        TenantDatabase database = TenantDatabase.create();
        VersionTerms terms = terms(database, 2_000);
        UUID product = product(database, terms.versionId());
        List<Callable<Long>> writers = new ArrayList<>();
        for (int writer = 0; writer < 16; writer++) {
            writers.add(() -> takeTenSecondsTwentyTimes(database, terms, product));
        }
        long included = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Long> done : threads.invokeAll(writers)) {
                included += done.get();
            }
        }
        assertThat(included).isEqualTo(2_000);
        assertThat(database.query("select granted, consumed, remaining from allowance_bucket"))
                .containsExactly("2000|2000|0");
    }

    @Test
    void an_allowance_never_gives_more_than_it_has() throws SQLException {
        TenantDatabase database = TenantDatabase.create();
        VersionTerms terms = terms(database, 2_000);
        UUID product = product(database, terms.versionId());
        assertThatThrownBy(
                        () ->
                                database.inTransaction(
                                        connection -> {
                                            Buckets buckets =
                                                    new Buckets(connection, ZoneOffset.UTC);
                                            buckets.want(product, OCTOBER, OCTOBER.from(), terms);
                                            buckets.lock();
                                            Bucket bucket = buckets.of(product, OCTOBER).getFirst();
                                            buckets.take(product, OCTOBER, tooMuch(bucket));
                                            buckets.write();
                                            return true;
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.query("select count(*) from allowance_bucket")).containsExactly("0");
    }

    private static long takeTenSecondsTwentyTimes(
            TenantDatabase database, VersionTerms terms, UUID product) throws SQLException {
        PriceTable table = new PriceTable(terms);
        UsageEvent call = Tables.call(10);
        long included = 0;
        for (int i = 0; i < 20; i++) {
            included +=
                    database.inTransaction(
                            connection -> {
                                Buckets buckets = new Buckets(connection, ZoneOffset.UTC);
                                buckets.want(product, OCTOBER, OCTOBER.from(), terms);
                                buckets.lock();
                                RatedResult.Priced priced =
                                        (RatedResult.Priced)
                                                Rater.rate(
                                                        table,
                                                        call,
                                                        UsageState.of(
                                                                buckets.of(product, OCTOBER)));
                                buckets.take(product, OCTOBER, priced);
                                buckets.write();
                                return priced.included();
                            });
        }
        return included;
    }

    private static RatedResult.Priced tooMuch(Bucket bucket) {
        return new RatedResult.Priced(
                Tables.voice(Tables.rate("0.12")),
                "Ireland",
                "",
                2_001,
                2_001,
                2_001,
                0,
                List.of(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                List.of(
                        new RatedResult.Consumed(
                                bucket.id(),
                                "voice-1",
                                AllowanceTerms.Unit.SECONDS,
                                2_001,
                                bucket.remaining())),
                List.of(),
                null);
    }

    private static UUID product(TenantDatabase database, UUID version) throws SQLException {
        TestTenant tenant = new TestTenant(database);
        UUID account = tenant.account(1, OCTOBER.from());
        return tenant.line(account, version, OCTOBER.from()).product();
    }

    private static VersionTerms terms(TenantDatabase database, long seconds) throws SQLException {
        UUID version = new TestTenant(database).plan("Plan", "20.00", true);
        UUID allowance = UUID.randomUUID();
        database.execute(
                "insert into allowance (id, version_id, key, service, quantity)"
                        + " values (?, ?, 'voice-1', 'VOICE', ?)",
                allowance,
                version,
                seconds);
        return new VersionTerms(
                version,
                UUID.randomUUID(),
                "Plan",
                1,
                OCTOBER.from(),
                Currency.getInstance("EUR"),
                BigDecimal.TEN,
                true,
                Tables.terms(List.of(Tables.voice(Tables.rate("0.12"))), List.of()),
                List.of(
                        new VersionTerms.Allowance(
                                allowance, AllowanceTerms.of(UsageType.VOICE, seconds, 1))));
    }
}
