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
import org.jspecify.annotations.Nullable;

/** An operator whose month is lived: the state it begins with, its usage files, its clock. */
final class Operator {

    /** The one the product makes by itself on a local stack. */
    static final String DEMO = "larkspur";

    static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** Long enough for a session to be waited for no longer before it is over. */
    private static final Duration EVE = Duration.ofHours(3);

    /** More than one chunk of rating, and less than one. */
    private static final List<Integer> RECORDS = List.of(5_600, 300);

    /** Who is in the realm and under whom it was signed up belongs to the operator itself. */
    private static final String OWN = "sign_in";

    private final Sql sql;
    private final String shortName;
    private final String code;
    private final String schema;
    private final LateUsage late;
    private final ReviewedRun reviewed;
    private final List<String> files = new ArrayList<>();
    private Set<String> known = Set.of();
    private Instant cutOff = Instant.EPOCH;
    private @Nullable Set<String> sameEveryTime;

    Operator(Sql sql, String shortName) {
        this.sql = sql;
        this.shortName = shortName;
        code = sql.text("select code from control.tenant where short_name = ?", shortName);
        schema = "t_" + code;
        late = new LateUsage(sql, schema);
        reviewed = new ReviewedRun(sql, schema);
    }

    static boolean exists(Sql sql, String shortName) {
        return sql.number("select count(*) from control.tenant where short_name = ?", shortName)
                > 0;
    }

    String shortName() {
        return shortName;
    }

    String schema() {
        return schema;
    }

    LateUsage late() {
        return late;
    }

    ReviewedRun reviewed() {
        return reviewed;
    }

    void recycle() {
        late.recycle();
        ring();
    }

    /** Tenant time at which the month is billed. */
    Instant cutOff() {
        return cutOff;
    }

    /** Tenant time at which the accounts are billed whose bills people approve. */
    Instant reviewedCutOff() {
        return ReviewedRun.cutOff(LocalDate.ofInstant(cutOff, ZONE));
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    Instant now() {
        return instant("now", "tenant_clock");
    }

    private Instant instant(String column, String from) {
        return Instant.ofEpochSecond(
                sql.number(
                        "select extract(epoch from %s)::bigint from %s.%s"
                                .formatted(column, schema, from)));
    }

    boolean demoIsOver() {
        return sql.number(
                                "select count(*) filter (where state = 'DONE') - 1000 * count(*) filter (where state <> 'DONE') from %s.job where kind = 'demo-month'"
                                        .formatted(schema))
                        > 0
                && quiet();
    }

    /** Goes to the eve of the next cut-off. */
    void toTheEve() {
        LocalDate first = today().withDayOfMonth(1).plusMonths(1);
        advance(first.atStartOfDay(ZONE).toInstant().minus(EVE));
    }

    /** Looks at payments that would fall due within the month are over before it begins. */
    void lookAtPayments() {
        sql.update(
                "update %s.job set due_at = now() where kind = 'payment-lookup' and state = 'WAITING'"
                        .formatted(schema));
        ring();
    }

    /** Becomes the same as another operator, but for its people. */
    void become(Operator other) {
        List<String> statements = new ArrayList<>();
        statements.add(
                "select %s.usage_month(m) from (select distinct date_trunc('month', started_at, 'UTC') as m from %s.usage_record) x"
                        .formatted(schema, other.schema));
        for (String table : TenantState.tables(sql, schema)) {
            if (!table.equals(OWN)) {
                statements.add("delete from %s.%s".formatted(schema, table));
                statements.add(
                        "insert into %s.%s select * from %s.%s"
                                .formatted(schema, table, other.schema, table));
            }
        }
        statements.add(
                "update %s.audit_entry set request_tenant = '', seen_tenant = '%s'"
                        .formatted(schema, code));
        sql.unchecked(statements);
    }

    /** Keeps the present state as the month's beginning. */
    void save() {
        sql.update("drop schema if exists %s cascade".formatted(start()));
        sql.update("create schema " + start());
        for (String table : TenantState.tables(sql, schema)) {
            sql.update(
                    "create table %2$s.%3$s as table %1$s.%3$s".formatted(schema, start(), table));
        }
        cutOff = now().plus(EVE);
        Instant from = instant("max(activated_at)", "service");
        List<String> msisdns =
                sql
                        .texts(
                                "select value from %s.service_identifier where kind = 'MSISDN' order by 1"
                                        .formatted(schema))
                        .stream()
                        .filter(number -> !LateUsage.LINES.contains(number))
                        .toList();
        files.clear();
        for (int i = 1; i <= RECORDS.size(); i++) {
            files.add(UsageFile.write(i, "crash" + i, msisdns, from, now(), RECORDS.get(i - 1)));
        }
        files.set(0, files.getFirst() + LateUsage.lines(from));
        known = TenantState.ids(sql, schema);
    }

    /** Goes back to the month's beginning. */
    void restore() {
        List<String> statements = new ArrayList<>();
        List<String> tables = TenantState.tables(sql, schema);
        statements.add(
                "truncate "
                        + String.join(
                                ", ", tables.stream().map(name -> schema + "." + name).toList()));
        for (String table : tables) {
            statements.add(
                    "insert into %1$s.%3$s select * from %2$s.%3$s"
                            .formatted(schema, start(), table));
        }
        sql.unchecked(statements);
    }

    private String start() {
        return "start_" + code;
    }

    /** Everything it has now. */
    TenantState state() {
        Set<String> same = sameEveryTime;
        if (same == null) {
            same =
                    Set.copyOf(
                            sql.texts(
                                    "select id::text from %1$s.customer_bill union select id::text from %1$s.bill_run"
                                            .formatted(schema)));
            sameEveryTime = same;
        }
        Set<String> ids = new HashSet<>(known);
        ids.addAll(same);
        return TenantState.read(sql, schema, ids);
    }

    /** Puts a usage file into the watched folder. */
    void handIn(Path inbox, int number) {
        Path folder = inbox.resolve("usage");
        String name = "crash-%d.csv".formatted(number);
        try {
            Path part = Files.writeString(folder.resolve(name + ".part"), files.get(number - 1));
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long filesRated() {
        return sql.number(
                "select count(*) from %s.usage_file where file_name like 'crash-%%' and state = 'DONE'"
                        .formatted(schema));
    }

    /** As the clock's page does. */
    void advance(Instant target) {
        sql.update(
                "update %s.tenant_clock set target = ?".formatted(schema), Timestamp.from(target));
        ring();
    }

    void ring() {
        sql.update("insert into control.due (tenant, due_at) values (?, now())", code);
    }

    /** The latest bill of the customer with this e-mail address. */
    UUID latestBillOf(String email) {
        return UUID.fromString(
                sql.text(
                        """
                        select b.id from %1$s.customer_bill b join %1$s.billing_account a on a.id = b.account_id
                          join %1$s.customer c on c.id = a.customer_id join %1$s.party p on p.id = c.party_id
                         where p.email = ? order by b.period_from desc limit 1"""
                                .formatted(schema),
                        email));
    }

    String customerOf(String email) {
        return sql.text(
                "select c.id from %1$s.customer c join %1$s.party p on p.id = c.party_id where p.email = ?"
                        .formatted(schema),
                email);
    }

    long payments() {
        return sql.number("select count(*) from %s.payment".formatted(schema));
    }

    boolean eventsAreDone() {
        return sql.number(
                        "select count(*) from %s.payment_event where processed_at is null"
                                .formatted(schema))
                == 0;
    }

    /** Nothing is due, nothing is being done, nothing is on its way. */
    boolean quiet() {
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

    /** Waits before another try are over. */
    boolean hurry() {
        boolean waiting =
                sql.update(
                                        "update %s.job set retry_at = now() where state = 'WAITING' and retry_at > now()"
                                                .formatted(schema))
                                + sql.update(
                                        "update %s.outbox set retry_at = now() where delivered_at is null and retry_at > now()"
                                                .formatted(schema))
                        > 0;
        if (waiting) {
            ring();
        }
        return waiting;
    }

    /** Workers are taken to be dead. */
    void endLeases() {
        sql.update(
                "update %s.job set lease_until = now() - interval '1 second' where state = 'RUNNING'"
                        .formatted(schema));
        ring();
    }

    /** Whether a job waits for a person. */
    boolean hasParked() {
        return sql.number("select count(*) from %s.job where state = 'PARKED'".formatted(schema))
                > 0;
    }

    /** As the page of parked jobs does, for those whose workers died too often. */
    int release() {
        int released =
                sql.update(
                        "update %s.job set state = 'WAITING', attempts = 0, retry_at = null, lease_until = null, finished_at = null where state = 'PARKED' and reason like 'its worker died%%'"
                                .formatted(schema));
        if (released > 0) {
            ring();
        }
        return released;
    }

    /** What is not done, for people. */
    List<String> open() {
        return sql.texts(
                "select concat_ws(' ', kind, key, state, attempts, due_at, retry_at, reason) from %s.job where state <> 'DONE'"
                        .formatted(schema));
    }
}
