package bellbird.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One month of the demo tenant, which can be lived again and again from the same start: an operator
 * signs up, usage files come in, the bill run comes, bills are drawn and mailed, one is paid.
 */
final class Month implements AutoCloseable {

    static final String TENANT = "larkspur";

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final String EMAIL = "wren@featherby.example";
    private static final String PASSWORD = "bellbird-demo-password";
    private static final int SUBSCRIBERS = 12;
    private static final int RECORDS = 5_600;
    private static final Duration THIRTY_MINUTES = Duration.ofMinutes(30);

    /** Without a sign of life of the server, which may be starting. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private static final Duration LONGEST = Duration.ofHours(1);

    private final CrashStack stack;
    private final Sql sql;
    private final Payer payer = new Payer();
    private final String code;
    private final String schema;
    private final Set<String> known;
    private final Instant cutOff;
    private final List<String> files = new ArrayList<>();
    private volatile boolean impatient;
    private volatile boolean workersMayDie;
    private final Thread impatience = Thread.ofVirtual().unstarted(this::hurry);
    private @Nullable Set<String> sameEveryTime;

    /** Waits for the demo month, adds subscribers, goes to the eve of the cut-off, and stays. */
    Month(CrashStack stack) {
        this.stack = stack;
        this.sql = stack.sql();
        code = sql.text("select code from control.tenant where short_name = ?", TENANT);
        schema = "t_" + code;
        if (sql.texts("select 1 from pg_namespace where nspname = 'crash_start'").isEmpty()) {
            prepare();
        }
        restore();
        cutOff = now().plus(THIRTY_MINUTES);
        List<String> msisdns =
                sql.texts(
                        "select value from %s.service_identifier where kind = 'MSISDN' order by 1"
                                .formatted(schema));
        Instant from = instant("max(activated_at)", "service");
        for (int i = 1; i <= 2; i++) {
            files.add(UsageFile.write(i, "crash" + i, msisdns, from, now(), RECORDS));
        }
        known = TenantState.ids(sql, schema);
        stack.driver().power(this::kill, stack.parts()::restartServer);
        impatience.start();
    }

    /** Lets the demo month end, adds subscribers, and goes to the eve of the next cut-off. */
    private void prepare() {
        await("the demo month", this::demoIsOver);
        LocalDate joined = LocalDate.ofInstant(now(), ZONE);
        new Subscribers(sql, schema, joined, now()).add(SUBSCRIBERS);
        LocalDate first = joined.withDayOfMonth(1).plusMonths(1);
        advance(first.atStartOfDay(ZONE).toInstant().minus(THIRTY_MINUTES));
        await("the eve of the cut-off", this::quiet);
        lookAtPayments();
        save();
    }

    String schema() {
        return schema;
    }

    Sql sql() {
        return sql;
    }

    Instant cutOff() {
        return cutOff;
    }

    private boolean demoIsOver() {
        return sql.number(
                                "select count(*) filter (where state = 'DONE') - 1000 * count(*) filter (where state <> 'DONE') from %s.job where kind = 'demo-month'"
                                        .formatted(schema))
                        > 0
                && stack.webhooksAreDelivered()
                && quiet();
    }

    /** Looks at payments that would fall due within the month are over before it begins. */
    private void lookAtPayments() {
        sql.update(
                "update %s.job set due_at = now() where kind = 'payment-lookup' and state = 'WAITING'"
                        .formatted(schema));
        ring();
        await("looks at payments", this::quiet);
    }

    /**
     * Lives the month, disturbed as the script says.
     *
     * @param workersMayDie whether the script makes workers lose their jobs without a kill
     * @param signUps operators that sign up meanwhile
     */
    TenantState live(CommitDriver.Script script, boolean workersMayDie, String... signUps) {
        restore();
        long paidBefore = payments();
        this.workersMayDie = workersMayDie;
        stack.driver().begin(script);
        impatient = true;
        try {
            for (String shortName : signUps) {
                signUp(shortName);
            }
            for (int i = 1; i <= files.size(); i++) {
                int count = i;
                handIn("crash-%d.csv".formatted(i), files.get(i - 1));
                await("a rated file", () -> rated() == count);
            }
            advance(cutOff);
            await("bills in the mail", this::quiet);
            payer.pay(
                    stack.parts().tenantUrl(TENANT) + "/care/bills/" + wrensBill(),
                    stack.parts().stripeUrl(),
                    EMAIL,
                    PASSWORD);
            await("the payment", () -> paid(paidBefore + 1));
            await("quiet", this::quiet);
            await("operators", this::signedUp);
        } finally {
            impatient = false;
            stack.driver().end();
        }
        return state();
    }

    /** Operators sign up, disturbed as the script says, and nothing else happens. */
    void signUp(CommitDriver.Script script, List<String> shortNames) {
        workersMayDie = true;
        stack.driver().begin(script);
        impatient = true;
        try {
            shortNames.forEach(this::signUp);
            await("operators", this::signedUp);
        } finally {
            impatient = false;
            stack.driver().end();
        }
    }

    /** Everything the tenant has now. */
    TenantState state() {
        Set<String> ids = new HashSet<>(known);
        Set<String> same = sameEveryTime;
        if (same == null) {
            same =
                    Set.copyOf(
                            sql.texts(
                                    "select id::text from %1$s.customer_bill union select id::text from %1$s.bill_run"
                                            .formatted(schema)));
            sameEveryTime = same;
        }
        ids.addAll(same);
        return TenantState.read(sql, schema, ids);
    }

    private String wrensBill() {
        return sql.text(
                """
                select b.id from %1$s.customer_bill b join %1$s.billing_account a on a.id = b.account_id
                  join %1$s.customer c on c.id = a.customer_id join %1$s.party p on p.id = c.party_id
                 where p.email = ? order by b.period_from desc limit 1"""
                        .formatted(schema),
                EMAIL);
    }

    private Instant now() {
        return instant("now", "tenant_clock");
    }

    private Instant instant(String column, String from) {
        return Instant.ofEpochSecond(
                sql.number(
                        "select extract(epoch from %s)::bigint from %s.%s"
                                .formatted(column, schema, from)));
    }

    /** As the clock's page does. */
    private void advance(Instant target) {
        sql.update(
                "update %s.tenant_clock set target = ?".formatted(schema), Timestamp.from(target));
        ring();
    }

    private void ring() {
        sql.update("insert into control.due (tenant, due_at) values (?, now())", code);
    }

    /** As the sign-up page does. */
    private void signUp(String shortName) {
        String code = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 9);
        sql.update(
                """
                insert into control.sign_up (id, code, short_name, company, country, email, sandbox,
                                             password_hash, state, due_at, address, created_at)
                values (gen_random_uuid(), ?, ?, ?, 'GB', ?, true, ?, 'RUNNING', now(), 'test', now())""",
                code,
                shortName,
                "Fernhill " + shortName,
                "owner@" + shortName + ".example",
                "210000:AAAAAAAAAAAAAAAAAAAAAA==:" + "A".repeat(86) + "==");
    }

    private void handIn(String name, String content) {
        Path folder = stack.parts().usageInbox(TENANT).resolve("usage");
        try {
            Path part = Files.writeString(folder.resolve(name + ".part"), content);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long rated() {
        return sql.number(
                "select count(*) from %s.usage_file where file_name like 'crash-%%' and state = 'DONE'"
                        .formatted(schema));
    }

    private boolean paid(long payments) {
        return stack.webhooksAreDelivered()
                && sql.number(
                                "select count(*) from %s.payment_event where processed_at is null"
                                        .formatted(schema))
                        == 0
                && payments() == payments;
    }

    private long payments() {
        return sql.number("select count(*) from %s.payment".formatted(schema));
    }

    private boolean signedUp() {
        return sql.number(
                        "select count(*) from control.sign_up where state in ('RUNNING', 'ROLLING_BACK')")
                == 0;
    }

    /** Nothing is due, nothing is being done, nothing is on its way. */
    private boolean quiet() {
        return sql.number(
                        """
                        select (select count(*) from %1$s.job
                                 where state = 'RUNNING' or state = 'WAITING'
                                   and due_at <= case when business then (select now from %1$s.tenant_clock) else now() end)
                             + (select count(*) from %1$s.outbox where delivered_at is null and not parked)
                             + (select count(*) from %1$s.mail where sent_at is null)
                             + (select count(*) from %1$s.tenant_clock where target is not null)"""
                                .formatted(schema))
                == 0;
    }

    private void await(String what, BooleanSupplier reached) {
        long begin = System.nanoTime();
        while (!reached.getAsBoolean()) {
            long waited = System.nanoTime() - begin;
            if (waited > LONGEST.toNanos()
                    || waited > PATIENCE.toNanos()
                            && stack.driver().quietMillis() > PATIENCE.toMillis()) {
                throw new AssertionError(
                        "not reached: "
                                + what
                                + "; jobs: "
                                + sql.texts(
                                        "select concat_ws(' ', kind, key, state, attempts, due_at, retry_at, reason) from %s.job where state <> 'DONE'"
                                                .formatted(schema))
                                + "; sign-ups: "
                                + sql.texts(
                                        "select concat_ws(' ', short_name, state, attempts, reason) from control.sign_up where state <> 'DONE'"));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Waits of retries pass quickly; leases of workers that died end. */
    private void hurry() {
        while (!Thread.currentThread().isInterrupted()) {
            if (impatient) {
                int waiting =
                        sql.update(
                                        "update %s.job set retry_at = now() where state = 'WAITING' and retry_at > now()"
                                                .formatted(schema))
                                + sql.update(
                                        "update %s.outbox set retry_at = now() where delivered_at is null and retry_at > now()"
                                                .formatted(schema));
                sql.update(
                        "update control.sign_up set due_at = now() where state = 'RUNNING' and reason <> '' and due_at > now()");
                if (workersMayDie && stack.driver().quietMillis() > 4_000) {
                    waiting += endLeases();
                }
                if (waiting > 0) {
                    ring();
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }

    private int endLeases() {
        return sql.update(
                        "update %s.job set lease_until = now() - interval '1 second' where state = 'RUNNING'"
                                .formatted(schema))
                + sql.update(
                        "update control.sign_up set due_at = now() where state in ('RUNNING', 'ROLLING_BACK') and due_at > now()");
    }

    /** The server is gone for longer than a lease lasts. */
    private void kill() {
        stack.parts().killServer();
        endLeases();
        ring();
    }

    private void save() {
        sql.update("drop schema if exists crash_start cascade");
        sql.update("create schema crash_start");
        for (String table : TenantState.tables(sql, schema)) {
            sql.update("create table crash_start.%2$s as table %1$s.%2$s".formatted(schema, table));
        }
    }

    private void restore() {
        List<String> statements = new ArrayList<>();
        List<String> tables = TenantState.tables(sql, schema);
        statements.add(
                "truncate "
                        + String.join(
                                ", ", tables.stream().map(name -> schema + "." + name).toList()));
        for (String table : tables) {
            statements.add(
                    "insert into %1$s.%2$s select * from crash_start.%2$s"
                            .formatted(schema, table));
        }
        sql.unchecked(statements);
    }

    @Override
    public void close() {
        impatience.interrupt();
        payer.close();
    }
}
