package bellbird.bill;

import bellbird.testing.AgainstFloor;
import bellbird.testing.TenantDatabase;
import bellbird.testing.TestTenant;
import bellbird.testing.Twin;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A cycle's bill run, from due accounts to issued bills, against the floor of the same rows. Each
 * account has a line with a hundred rated records a month; each round is another month. {@code
 * ./bench bills} starts it; the last line it prints is JSON.
 */
final class BillsBench {

    private static final LocalDate FIRST_MONTH = LocalDate.of(2026, 10, 1);
    private static final int RECORDS = 100;

    /** 60 calls at 0.122, 10 messages at 0.09, 30 megabytes at 0.01 and 30.00, and 23 % of it. */
    private static final long BILL_MINOR = 4_738;

    private final int accounts;
    private final TestBilling billing = new TestBilling(FIRST_MONTH);
    private final TenantDatabase database = billing.database;
    private final TestTenant.Line line;
    private final AgainstFloor measure;

    private BillsBench(int accounts) throws SQLException {
        this.accounts = accounts;
        TestTenant tenant = new TestTenant(database);
        UUID plan = tenant.plan("Larkspur 30", "30.00", false);
        line = tenant.line(tenant.account(28, FIRST_MONTH), plan, FIRST_MONTH);
        measure = new AgainstFloor("bills", database);
    }

    /**
     * @param arguments rounds, and the sizes in accounts; 5 of 1,000, 10,000 and 100,000 unless
     *     told
     */
    public static void main(String[] arguments) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        for (String argument : arguments) {
            numbers.add(Integer.parseInt(argument));
        }
        int rounds = numbers.isEmpty() ? 5 : numbers.getFirst();
        for (int accounts :
                numbers.size() < 2
                        ? List.of(1_000, 10_000, 100_000)
                        : numbers.subList(1, numbers.size())) {
            System.out.println(new BillsBench(accounts).run(rounds));
        }
        System.exit(0);
    }

    private String run(int rounds) throws Exception {
        Twin.cloneAccount(database, accounts, 353_000_000_000L); // which is in another cycle
        try (Connection worker = database.connect();
                BillsFloor floor = new BillsFloor(database)) {
            for (int round = 0; round <= rounds; round++) {
                LocalDate month = FIRST_MONTH.plusMonths(round);
                use(month);
                LocalDate cutOff = month.plusMonths(1);
                billing.setToday(cutOff);
                measure.ours(() -> bill(worker, month));
                check(cutOff, round == 0);
                floor.prepare(cutOff);
                measure.floor(() -> floor.write(month));
                floor.compare();
                System.out.printf("%,d accounts, %s: %s%n", accounts, month, measure.lastRound());
                if (round == 0) {
                    measure.forgetFirst();
                }
            }
        }
        return measure.json(
                accounts,
                String.format(
                        Locale.ROOT,
                        "\"case\":\"%d\",\"records\":%d,\"billsPerCpuSecond\":%.0f",
                        accounts,
                        RECORDS,
                        accounts / measure.medianCpu()));
    }

    private void bill(Connection worker, LocalDate month) throws SQLException {
        String key = "1/" + month;
        long token = billing.claim(key);
        boolean more = true;
        while (more) {
            more = billing.step(worker, key, token);
            worker.commit();
        }
    }

    /** The first bill of a line has the month that ends on it besides the one that begins. */
    private void check(LocalDate issuedOn, boolean first) throws SQLException {
        long each = first ? BILL_MINOR + 3_690 : BILL_MINOR;
        List<String> found =
                database.query(
                        "select count(*), sum(total_minor) from customer_bill where issued_on = ?",
                        issuedOn);
        if (!found.equals(List.of(accounts + "|" + accounts * each))) {
            throw new IllegalStateException("not the bills asked for: " + found);
        }
    }

    /** A month's rated usage of all accounts in the order in which it happened. */
    private void use(LocalDate month) throws SQLException {
        database.execute(
                """
                insert into bill_period (account_id, period_from, period_to, state)
                select id, ?, ?, 'OPEN' from billing_account where cycle_day = 1
                on conflict do nothing""",
                month,
                month.plusMonths(1));
        Instant first = month.atStartOfDay(TestBilling.ZONE).toInstant();
        database.query(
                "select usage_month(?::timestamptz + n * interval '15 days') from generate_series(0, 2) n",
                first.toString());
        database.execute(
                """
                insert into rated_usage (record_key, started_at, file_id, account_id, product_id,
                                         service_id, period_from, service, destination,
                                         offering_version_id, price_prefix, used_quantity,
                                         billed_quantity, included_quantity, charged_quantity,
                                         amount, currency)
                select ? || lpad(r::text, 4, '0') || '-' || n,
                       ?::timestamptz + r * interval '7 hours' + n * interval '1 millisecond',
                       '00000000-0000-7000-8005-000000000000'::uuid,
                       ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                       ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid,
                       ('00000000-0000-7000-8003-' || lpad(to_hex(n), 12, '0'))::uuid,
                       ?, k.service, k.destination, ?, '', k.quantity, k.quantity, 0, k.quantity,
                       k.amount, 'EUR'
                  from generate_series(0, ? - 1) r, generate_series(1, ?) n,
                       lateral (values (0, 5, 'VOICE', 'Ireland', 61::bigint, 0.122),
                                       (6, 6, 'SMS', 'Any', 1, 0.09),
                                       (7, 9, 'DATA', 'Mobile data', 1000000, 0.01))
                               k(first, last, service, destination, quantity, amount)
                 where r % 10 between k.first and k.last order by r, n""",
                month + "-", first.toString(), month, line.version(), RECORDS, accounts);
        database.executeAsOwner("analyze rated_usage");
        database.executeAsOwner("analyze bill_period");
    }
}
