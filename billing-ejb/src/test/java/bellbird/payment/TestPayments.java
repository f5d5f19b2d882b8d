package bellbird.payment;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.money.Money;
import bellbird.kernel.outbox.Fact;
import bellbird.kernel.secret.KeyRing;
import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.testing.TenantDatabase;
import bellbird.testing.TestTenant;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that takes payments, with a provider in memory. Facts and jobs count only once their
 * transaction has committed, and a commit can be the last thing a worker does.
 */
final class TestPayments implements AutoCloseable {

    /** Keys of these tests. */
    final KeyRing secrets = KeyRing.parse("test:" + "A".repeat(43) + "=");

    static final Currency EUR = Currency.getInstance("EUR");
    static final Money TOTAL = new Money(4767, EUR);
    private static final ZoneId ZONE = ZoneId.of("Europe/Dublin");

    /** The machine stopped. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    final TenantDatabase database = TenantDatabase.create();
    final TestProvider provider = new TestProvider();
    final Map<String, Instant> jobs = new LinkedHashMap<>();
    final List<Fact> facts = new ArrayList<>();
    final List<String> audit = new ArrayList<>();
    Instant now = Instant.parse("2026-11-03T10:00:00Z");
    boolean sandbox = true;

    private final TestTransactions transactions = new TestTransactions();
    private final TestTenant tenant = new TestTenant(database);
    private final Settlement settlement;
    private final LookUps lookUps;
    private int bills;

    TestPayments() {
        settlement =
                new Settlement(
                        fact -> transactions.onCommit(() -> facts.add(fact)),
                        (action, type, id, before, after) ->
                                transactions.onCommit(() -> audit.add(action)),
                        new Profiles(),
                        new TenantTime(),
                        new SystemTime());
        lookUps = new LookUps(provider, settlement, new TestJobs(), new SystemTime());
    }

    @Override
    public void close() throws SQLException {
        transactions.close();
    }

    // ------------------------------------------------------------ what people do

    /** An issued bill over 47.67 of a new customer. */
    UUID bill() throws SQLException {
        UUID account = tenant.account(1, LocalDate.of(2026, 10, 1));
        int number = ++bills;
        UUID bill = UUID.randomUUID();
        if (number == 1) {
            database.execute("insert into number_series values ('INV-2026', 1, 1)");
            database.execute(
                    "insert into bill_run values ('00000000-0000-7000-8000-000000000001', 1,"
                            + " '2026-10-01', '2026-11-01', 'DONE', now(), now())");
        }
        database.execute(
                "insert into bill_run_account values ('00000000-0000-7000-8000-000000000001', ?,"
                        + " 'BILLED')",
                account);
        database.execute("update number_series set last_number = ?", number);
        database.inTransaction(
                connection -> {
                    insertBill(connection, bill, account, number);
                    return bill;
                });
        return bill;
    }

    private static void insertBill(Connection connection, UUID bill, UUID account, int number)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into bill_period (account_id, period_from, period_to, state, closed_at)
                      values ('%2$s', '2026-10-01', '2026-11-01', 'CLOSED', '2026-11-01');
                    with before as (select coalesce(
                        (select hash from customer_bill where number = %3$d - 1), '') as hash)
                    insert into customer_bill
                      select '%1$s', 'INV-2026', %3$d, 'INV-2026-%3$06d', '%2$s',
                             '00000000-0000-7000-8000-000000000001', 'REGULAR', 1, '2026-10-01',
                             '2026-11-01', '2026-11-01', '2026-11-15', 'EUR', 3876, 891, 4767, '{}',
                             hash, encode(sha256(convert_to(concat_ws(E'\\n', hash, 'INV-2026',
                                                 %3$d, 4767, '{}'), 'UTF8')), 'hex')
                        from before;
                    insert into bill_line (bill_id, number, kind, description, period_from, period_to,
                        quantity, unit, exact_amount, net_minor, tax_category, tax_percent,
                        tax_included, amount_minor)
                      values ('%1$s', 1, 'RECURRING', 'Larkspur 40', '2026-11-01', '2026-12-01', 1, 'month',
                              38.76, 3876, 'S', 23, false, 3876);
                    insert into bill_tax (bill_id, category, percent, tax_included, base_minor, tax_minor)
                      values ('%1$s', 'S', 23, false, 3876, 891);
                    insert into bill_run_sum as s
                      values ('00000000-0000-7000-8000-000000000001', 'RECURRING', null, null, 3876)
                      on conflict (run_id, kind, usage_service, offering_id)
                      do update set net_minor = s.net_minor + excluded.net_minor;
                    with e as (insert into journal_entry
                                 values (gen_random_uuid(), 'bill/%1$s', '2026-11-01', 'bill')
                               returning id)
                    insert into posting
                      select e.id, v.number, v.code, v.account, v.amount, 'EUR' from e,
                        (values (1, 'receivable', '%2$s'::uuid, 4767),
                                (2, 'revenue.recurring', null, -3876),
                                (3, 'tax.vat', null, -891)) v(number, code, account, amount)
                    """
                            .formatted(bill, account, number));
        }
    }

    /** A note gives the whole bill back; the bill itself is being paid, and stays open. */
    void credit(UUID bill) throws SQLException {
        database.execute("insert into number_series values ('CRN-2026', 1, 1)");
        database.inTransaction(
                connection -> {
                    insertNote(connection, bill);
                    return bill;
                });
    }

    private static void insertNote(Connection connection, UUID bill) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into customer_bill (id, series, number, label, account_id, kind, occurrence,
                        period_from, period_to, issued_on, due_on, currency, net_minor, tax_minor,
                        total_minor, document, previous_hash, hash, corrects, reason, request_key)
                      select '%2$s', 'CRN-2026', 1, 'CRN-2026-000001', account_id, 'CREDIT_NOTE', 1,
                             period_from, period_to, issued_on, due_on, currency, -net_minor,
                             -tax_minor, -total_minor, '{}', '',
                             encode(sha256(convert_to(concat_ws(E'\n', '', 'CRN-2026', 1,
                                                                -total_minor, '{}'), 'UTF8')), 'hex'),
                             id, 'Billed in error', 'key'
                        from customer_bill where id = '%1$s';
                    insert into bill_line (bill_id, number, kind, description, period_from, period_to,
                        quantity, unit, exact_amount, net_minor, tax_category, tax_percent,
                        tax_included, amount_minor, corrects_line)
                      select '%2$s', 1, kind, description, period_from, period_to, -1, 'piece',
                             -exact_amount, -net_minor, tax_category, tax_percent, tax_included,
                             -amount_minor, 1
                        from bill_line where bill_id = '%1$s';
                    insert into bill_tax (bill_id, category, percent, tax_included, base_minor, tax_minor)
                      select '%2$s', category, percent, tax_included, -base_minor, -tax_minor
                        from bill_tax where bill_id = '%1$s';
                    with e as (insert into journal_entry
                                 values (gen_random_uuid(), 'bill/%2$s', '2026-11-01', 'note')
                               returning id)
                    insert into posting
                      select e.id, p.number, p.ledger_account, p.account_id, -p.amount_minor, 'EUR'
                        from e, posting p join journal_entry o on o.id = p.entry_id
                       where o.business_key = 'bill/%1$s'
                    """
                            .formatted(bill, UUID.randomUUID()));
        }
    }

    URI start(UUID bill) throws SQLException {
        return start(bill, Share.UNDISPUTED);
    }

    URI start(UUID bill, Share share) throws SQLException {
        return checkouts().start(bill, customerOf(bill), share);
    }

    Checkouts checkouts() {
        return new Checkouts(
                transactions,
                provider,
                partners(),
                lookUps,
                new Profiles(),
                (action, type, id, before, after) -> transactions.onCommit(() -> audit.add(action)),
                new SystemTime());
    }

    EventReceipt webhook(String event, String session) {
        return webhook(event, session, TestProvider.SIGNATURE);
    }

    EventReceipt webhook(String event, String session, String signature) {
        return new EventIntake(transactions, provider, partners(), new TestJobs(), new SystemTime())
                .store("stripe", event + " " + session, signature);
    }

    /** A worker does every job that is due, as often as it was scheduled. */
    void work() throws Exception {
        for (boolean busy = true; busy; ) {
            Optional<String> due =
                    jobs.entrySet().stream()
                            .filter(job -> !job.getValue().isAfter(now))
                            .map(Map.Entry::getKey)
                            .findFirst();
            busy = due.isPresent();
            if (busy) {
                run(due.get());
                jobs.remove(due.get());
            }
        }
    }

    void run(String job) throws Exception {
        int space = job.indexOf(' ');
        JobHandler handler =
                job.startsWith(EventJob.KIND)
                        ? new EventJob(
                                transactions, provider, partners(), settlement, new SystemTime())
                        : new LookUpJob(transactions, partners(), lookUps);
        handler.run(new TestRun(job.substring(space + 1)));
    }

    ParkedEvents parked() {
        ParkedEvents parked = new ParkedEvents();
        parked.transactions = transactions;
        parked.jobs = new TestJobs();
        parked.audit =
                (action, type, id, before, after) -> transactions.onCommit(() -> audit.add(action));
        return parked;
    }

    PaymentReceipt receipt(List<bellbird.kernel.mail.Mail> mails) {
        return new PaymentReceipt(transactions, new Profiles(), mails::add);
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /** The worker dies at its k-th commit from now, right after it or right before it. */
    void crashAtCommit(int k, boolean afterIt) {
        transactions.crashIn = k;
        transactions.crashAfter = afterIt;
    }

    // ------------------------------------------------------------ what is seen

    BillPaymentState state(UUID bill) throws SQLException {
        return database.inTransaction(c -> new PayableBills(c).state(bill)).orElseThrow();
    }

    List<String> attempts(UUID bill) throws SQLException {
        return database.query(
                "select state from payment_attempt where bill_id = ? order by id", bill);
    }

    List<String> payments() throws SQLException {
        return database.query(
                "select provider_payment, amount_minor, currency from payment order by 1");
    }

    UUID customerOf(UUID bill) throws SQLException {
        return UUID.fromString(
                database.query(
                                "select a.customer_id from customer_bill b"
                                        + " join billing_account a on a.id = b.account_id"
                                        + " where b.id = ?",
                                bill)
                        .getFirst());
    }

    List<PaymentRow> list(String search) throws SQLException {
        return database.inTransaction(c -> new PaymentList(c).rows(search, 0, 100));
    }

    private PaymentPartners partners() {
        return new PaymentPartners(transactions, provider, new Profiles(), secrets);
    }

    // ------------------------------------------------------------ ports

    private final class TestTransactions implements Transactions {

        private final ThreadLocal<@Nullable Connection> current = new ThreadLocal<>();
        private final ThreadLocal<List<Runnable>> effects = ThreadLocal.withInitial(ArrayList::new);
        private final Queue<Connection> pool = new ConcurrentLinkedQueue<>();
        private int crashIn;
        private boolean crashAfter;

        @Override
        public <R> R own(Work<R> work) {
            try {
                Connection pooled = pool.poll();
                Connection connection = pooled == null ? database.connect() : pooled;
                current.set(connection);
                effects.get().clear();
                try {
                    R result = work.on(connection);
                    commit(connection);
                    return result;
                } finally {
                    connection.rollback();
                    pool.add(connection);
                    current.remove();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void commit(Connection connection) throws SQLException {
            boolean crash = crashIn > 0 && --crashIn == 0;
            if (crash && !crashAfter) {
                connection.rollback();
                throw new Crash();
            }
            connection.commit();
            synchronized (TestPayments.this) {
                effects.get().forEach(Runnable::run);
            }
            if (crash) {
                throw new Crash();
            }
        }

        void close() throws SQLException {
            for (Connection connection = pool.poll();
                    connection != null;
                    connection = pool.poll()) {
                connection.close();
            }
        }

        @Override
        public <R> R join(Work<R> work) {
            return own(work);
        }

        void onCommit(Runnable effect) {
            if (current.get() == null) {
                throw new IllegalStateException("no transaction");
            }
            effects.get().add(effect);
        }
    }

    private final class TestJobs implements Jobs {

        @Override
        public void scheduleBusiness(String kind, String key, String payload, Instant dueAt) {
            throw new UnsupportedOperationException("payments are technical work");
        }

        @Override
        public void scheduleNow(String kind, String key, String payload) {
            scheduleAt(kind, key, payload, now);
        }

        @Override
        public void scheduleAt(String kind, String key, String payload, Instant dueAt) {
            transactions.onCommit(() -> jobs.putIfAbsent(kind + " " + key, dueAt));
        }
    }

    private record TestRun(String key) implements JobRun {

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
        public void checkpoint(String checkpoint) {}

        @Override
        public void finish(String checkpoint) {}
    }

    private final class SystemTime extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final class TenantTime implements BusinessClock {

        @Override
        public Instant now() {
            return Instant.parse("2026-11-05T08:00:00Z");
        }

        @Override
        public ZoneId zone() {
            return ZONE;
        }
    }

    private final class Profiles implements TenantProfiles {

        @Override
        public TenantProfile current() {
            return new TenantProfile(
                    new TenantId("larkspur01"),
                    "Larkspur Mobile",
                    "larkspur",
                    "IE",
                    EUR,
                    ZONE,
                    Locale.ENGLISH,
                    sandbox);
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
