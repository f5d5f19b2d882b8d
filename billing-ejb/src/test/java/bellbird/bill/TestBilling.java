package bellbird.bill;

import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.job.LostJobException;
import bellbird.kernel.outbox.Fact;
import bellbird.kernel.secret.KeyRing;
import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.TaxRules;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.tax.FakeTaxEngine;
import bellbird.tax.HttpTaxEngine;
import bellbird.tax.TaxEngine;
import bellbird.tax.TaxEngines;
import bellbird.testing.TenantDatabase;
import bellbird.testing.TenantWork;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A tenant whose bill runs are driven step by step. Jobs and facts go to tables of the tenant, so
 * that they roll back with the transaction as the product's do.
 */
final class TestBilling {

    static final ZoneId ZONE = ZoneId.of("Europe/Dublin");

    /** Keys of these tests. */
    private static final KeyRing KEYS = KeyRing.parse("test:" + "A".repeat(43) + "=");

    private static final TenantProfile IRELAND =
            new TenantProfile(
                    new TenantId("abcdefghij"),
                    "Larkspur Mobile",
                    "larkspur",
                    "IE",
                    Currency.getInstance("EUR"),
                    ZONE,
                    Locale.ENGLISH,
                    true);

    final TenantDatabase database;
    private final TenantProfile tenant;
    private LocalDate today;
    private TaxRules tax = day -> new TaxRules.Verdict.Taxed(new BigDecimal("23"), "S");
    private TaxEngine engine = new HttpTaxEngine();
    private SecondOpinion opinion = (connection, accounts, period) -> Map.of();
    private int chunk = 500;
    private int commitsUntilCrash = Integer.MAX_VALUE;
    private int commits;
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    TestBilling(LocalDate today) throws SQLException {
        this(today, TenantDatabase.create());
    }

    TestBilling(LocalDate today, TenantDatabase database) throws SQLException {
        this(today, database, IRELAND);
    }

    /** Bills a tenant at work. */
    TestBilling(LocalDate today, TenantWork work) throws SQLException {
        this(today, work.database, work.profile());
    }

    private TestBilling(LocalDate today, TenantDatabase database, TenantProfile tenant)
            throws SQLException {
        this.today = today;
        this.database = database;
        this.tenant = tenant;
        String role = database.schema();
        database.executeAsOwner(
                "create table test_job (kind text, key text, due_at timestamptz, primary key (kind, key))");
        database.executeAsOwner("create table test_fact (type text, subject text, label text)");
        database.executeAsOwner(
                "create table test_claim (key text primary key, token bigint, checkpoint text)");
        database.executeAsOwner("grant all on test_job, test_fact, test_claim to " + role);
        setPolicy(BillRunPolicy.AT_THE_CUT_OFF);
    }

    TestBilling inChunksOf(int accounts) {
        chunk = accounts;
        return this;
    }

    /** What the operator has said about its runs; at first, to bill at the cut-off. */
    void setPolicy(BillRunPolicy policy) throws SQLException {
        database.inTransaction(
                connection -> {
                    RunDecisionTable.setPolicy(connection, policy);
                    return true;
                });
    }

    void setToday(LocalDate day) {
        today = day;
    }

    /** Whom runs ask about their drafts; nobody knows anything as long as nobody is named. */
    void setOpinion(SecondOpinion opinion) {
        this.opinion = opinion;
    }

    /** From now on bills are taxed by an engine. */
    void setTax(FakeTaxEngine fake) throws SQLException {
        engine = fake.client();
        database.inTransaction(
                connection -> {
                    engines().save(connection, new TaxEngines.Stored(fake.account(), true));
                    return true;
                });
    }

    void setTax(TaxRules.Verdict verdict) {
        tax = day -> verdict;
    }

    void setTax(TaxRules rules) {
        tax = rules;
    }

    /**
     * The worker dies at its k-th commit from now: the first half of them before, the rest never.
     */
    void crashAtCommit(int k) {
        commitsUntilCrash = k;
    }

    /** Transactions until now. */
    int commits() {
        return commits;
    }

    /** The machine stopped. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Runs a job to its end, in the transactions the product uses. */
    void run(String key) throws SQLException {
        long token = claim(key);
        while (step(key, token)) {}
    }

    /** Starts the same run so many times at the same moment, each with a job of its own. */
    void atOnce(int times, String run) throws InterruptedException, ExecutionException {
        atOnce(
                times,
                () -> {
                    run(run + "/retry-" + UUID.randomUUID());
                    return null;
                });
    }

    /** Does the same so many times at the same moment. */
    static void atOnce(int times, Callable<?> work)
            throws InterruptedException, ExecutionException {
        try (ExecutorService workers = Executors.newFixedThreadPool(times)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                all.add(
                        () -> {
                            work.call();
                            return null;
                        });
            }
            for (Future<Void> worker : workers.invokeAll(all)) {
                worker.get();
            }
        }
    }

    long claim(String key) throws SQLException {
        database.execute(
                """
                insert into test_claim values (?, 1, '')
                on conflict (key) do update set token = test_claim.token + 1""",
                key);
        return Long.parseLong(
                database.query("select token from test_claim where key = ?", key).getFirst());
    }

    /** One transaction of the run, and the questions that it raised; false when it is done. */
    boolean step(String key, long token) throws SQLException {
        BillRunSteps.Progress progress = committed(connection -> advance(connection, key, token));
        if (!progress.untaxed().isEmpty()) {
            List<TaxAsking.Heard> heard = asking().ask(progress.untaxed());
            committed(
                    connection -> {
                        new RunAnswers(connection)
                                .keep(new Claim(connection, key, token), heard, new Clock().now());
                        return true;
                    });
        }
        return progress.more();
    }

    /** A transaction that may be the last thing that happens. */
    <R> R committed(TenantDatabase.Work<R> work) throws SQLException {
        return database.inTransaction(
                connection -> {
                    R result = work.on(connection);
                    commits++;
                    if (--commitsUntilCrash == 0) {
                        throw new Crash();
                    }
                    return result;
                });
    }

    /** Bills an account out of its turn; empty if there is nothing to bill. */
    Optional<String> bill(UUID account, BillKind kind, LocalDate until) {
        return asking().oneBill(
                        connection ->
                                new AccountBill(connection, ports(connection))
                                        .issue(account, kind, until)
                                        .map(IssuedBill::label));
    }

    /** Bills an account that has nothing more from a day on, if no regular bill is to come. */
    Optional<String> billFinally(UUID account, LocalDate on) {
        return asking().oneBill(
                        connection ->
                                new AccountBill(connection, ports(connection))
                                        .issueFinal(account, on)
                                        .map(IssuedBill::label));
    }

    /** Makes a delta note; empty if there is no late usage to charge. */
    Optional<String> billLateUsage(UUID account) {
        return asking().oneBill(connection -> lateUsage(connection, account));
    }

    /** Makes a delta note, and dies before the commit. */
    void billLateUsageAndFail(UUID account) throws SQLException {
        database.inTransaction(
                connection -> {
                    lateUsage(connection, account);
                    throw new Crash();
                });
    }

    private Optional<String> lateUsage(Connection connection, UUID account) throws SQLException {
        return new AccountBill(connection, ports(connection))
                .issueLateUsage(account)
                .map(IssuedBill::label);
    }

    /**
     * Happens once, in the middle of what is billed next: a bill out of turn has locked its account
     * then, and nothing else.
     */
    void meanwhile(Runnable event) {
        meanwhile.set(event);
    }

    /** Gives back of a bill; the id of the credit note. */
    UUID credit(UUID bill, CreditRequest request) throws SQLException {
        return database.inTransaction(
                connection ->
                        new CreditNote(connection, ports(connection)).issue(bill, request).id());
    }

    /** Gives back of a bill, and dies before the commit. */
    void creditAndFail(UUID bill, CreditRequest request) throws SQLException {
        database.inTransaction(
                connection -> {
                    new CreditNote(connection, ports(connection)).issue(bill, request);
                    throw new Crash();
                });
    }

    /** Makes a bill again. */
    CorrectedBill.Made correct(UUID bill, String key) {
        return asking().oneBill(
                        connection ->
                                new CorrectedBill(connection, ports(connection))
                                        .issue(bill, key, "The rate"));
    }

    static TaxRules.Verdict taxed(String percent) {
        return new TaxRules.Verdict.Taxed(new BigDecimal(percent), "S");
    }

    boolean step(Connection connection, String key, long token) throws SQLException {
        return advance(connection, key, token).more();
    }

    private BillRunSteps.Progress advance(Connection connection, String key, long token)
            throws SQLException {
        return new BillRunStep(ports(connection), opinion, chunk)
                .advance(connection, new Claim(connection, key, token));
    }

    /** How bills are taxed where no engine is set. */
    static BillTaxes taxes(TaxRules rules) {
        return new BillTaxes(rules, new TaxEngines(KEYS, new HttpTaxEngine()), TestBilling::issuer);
    }

    private TaxEngines engines() {
        return new TaxEngines(KEYS, engine);
    }

    private TaxAsking asking() {
        TaxAsking asking = new TaxAsking();
        asking.engines = engines();
        asking.clock = new Clock();
        asking.transactions = new OwnTransactions();
        return asking;
    }

    /** What is billed, in the order of its numbers. */
    List<String> bills() throws SQLException {
        return database.query(
                "select id, label, total_minor, hash from customer_bill order by number");
    }

    /** As before the run; only the owner of the tables can do this. */
    void clear() throws SQLException {
        database.executeAsOwner(
                """
                truncate posting, journal_entry, charge_segment, bill_tax, bill_line, customer_bill,
                         bill_run_account, bill_run, number_series, test_job, test_fact, test_claim
                cascade""");
        database.executeAsOwner("update bill_period set state = 'OPEN', closed_at = null");
    }

    private final class OwnTransactions implements BillTransactions {
        @Override
        public <R> R own(Work<R> work) {
            try {
                return database.inTransaction(work::on);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private BillPorts ports(Connection connection) {
        return new BillPorts(
                new Tenants(),
                TestBilling::issuer,
                TestBilling::brand,
                new BillTaxes(tax, engines(), TestBilling::issuer),
                new Clock(),
                new TableJobs(connection),
                fact -> publish(connection, fact));
    }

    static IssuerDetails issuer() {
        return new IssuerDetails(
                "Larkspur Mobile Ltd",
                List.of("14 Quarry Lane", "Galway", "Ireland"),
                "IE",
                "IE0000000X",
                "help@larkspur.example",
                null,
                null,
                IssuerDetails.DocumentKind.INVOICE);
    }

    static TenantBrand brand() {
        TenantBrand.BrandColors colors =
                new TenantBrand.BrandColors("#6941C6", "#FFFFFF", "#53389E", "#F4F0FF", "#D6BBFB");
        return new TenantBrand("#6941C6", colors, colors, new byte[] {1, 2, 3});
    }

    private static void publish(Connection connection, Fact fact) {
        update(
                connection,
                "insert into test_fact values (?, ?, ?)",
                fact.type(),
                fact.subject(),
                fact.data().get("label"));
    }

    private static int update(Connection connection, String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Clock implements BusinessClock {
        @Override
        public Instant now() {
            return today.atStartOfDay(tenant.zone()).toInstant();
        }

        @Override
        public ZoneId zone() {
            return tenant.zone();
        }
    }

    private record TableJobs(Connection connection) implements Jobs {
        @Override
        public void scheduleBusiness(String kind, String key, String payload, Instant dueAt) {
            update(
                    connection,
                    "insert into test_job values (?, ?, ?) on conflict do nothing",
                    kind,
                    key,
                    java.sql.Timestamp.from(dueAt));
        }

        @Override
        public void scheduleNow(String kind, String key, String payload) {
            scheduleBusiness(kind, key, payload, Instant.EPOCH);
        }

        @Override
        public void scheduleAt(String kind, String key, String payload, Instant dueAt) {
            scheduleBusiness(kind, key, payload, dueAt);
        }
    }

    private record Claim(Connection connection, String key, long token) implements JobRun {
        @Override
        public String payload() {
            return "{}";
        }

        @Override
        public String checkpoint() {
            return "";
        }

        @Override
        public Instant dueAt() {
            return Instant.EPOCH;
        }

        @Override
        public void checkpoint(String checkpoint) {
            String sql = "update test_claim set checkpoint = ? where key = ? and token = ?";
            if (update(connection, sql, checkpoint, key, token) == 0) {
                throw new LostJobException(key);
            }
        }

        @Override
        public void finish(String checkpoint) {
            checkpoint(checkpoint);
        }
    }

    private final class Tenants implements TenantProfiles {
        @Override
        public TenantProfile current() {
            meanwhile.getAndSet(() -> {}).run();
            return tenant;
        }

        @Override
        public Optional<TenantProfile> byShortName(String shortName) {
            return Optional.of(current());
        }

        @Override
        public String baseUrl(TenantProfile tenant) {
            return "http://larkspur.localhost";
        }
    }
}
