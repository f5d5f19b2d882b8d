package bellbird.system.pages;

import bellbird.local.LocalStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Finds, in the demo operator's tables, the rows that have most to show. */
final class DemoRows {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** The subscriber who has a sign-in; what staff and subscriber see is then the same story. */
    private static final String SUBSCRIBER =
            "(select customer_id from sign_in where role = 'subscriber' limit 1)";

    private final LocalStack stack;

    DemoRows(LocalStack stack) {
        this.stack = stack;
    }

    /** Waits until the demo's months are played: what moves cannot be photographed. */
    void awaitMonths(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!one("select count(*) from job where kind like 'demo%' and state <> 'DONE'")
                .equals("0")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the demo's months are not played after " + patience);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    String signUp() {
        return one("select id from control.sign_up where demo and state = 'DONE'");
    }

    String customer() {
        return one("select " + SUBSCRIBER);
    }

    String line() {
        return one(
                "select s.id from service s join product p on p.id = s.product_id"
                        + " join billing_account a on a.id = p.account_id where a.customer_id = "
                        + SUBSCRIBER
                        + " order by s.activated_at limit 1");
    }

    String plan() {
        return one(
                "select v.offering_id from offering_version v join allowance a on a.version_id ="
                        + " v.id group by 1 order by count(*) desc, 1 limit 1");
    }

    String promotion() {
        return one("select id from promotion order by code limit 1");
    }

    String usageFile() {
        return one(
                "select f.id from usage_file f left join set_aside_record s on s.file_id = f.id"
                        + " group by 1 order by count(s.file_id) desc, f.received_at limit 1");
    }

    String record() {
        return one(
                "select r.record_key from rated_usage r join customer_bill b on (b.account_id,"
                        + " b.period_from) = (r.account_id, r.period_from) where r.amount > 0"
                        + " order by 1 limit 1");
    }

    String usageFeed() {
        return one("select id from usage_feed order by id limit 1");
    }

    String billRun() {
        return one("select id from bill_run order by period_from desc limit 1");
    }

    String bill() {
        return one(
                "select b.id from customer_bill b join billing_account a on a.id = b.account_id"
                        + " where a.customer_id = "
                        + SUBSCRIBER
                        + " order by b.issued_on desc limit 1");
    }

    String ticket() {
        return one(
                "select t.id from ticket t join ticket_message m on m.ticket_id = t.id"
                        + " where t.customer_id = "
                        + SUBSCRIBER
                        + " group by 1 order by count(*) desc limit 1");
    }

    private String one(String sql) {
        try (Connection connection = stack.database();
                Statement statement = connection.createStatement()) {
            String schema = "";
            try (ResultSet row =
                    statement.executeQuery(
                            "select 't_' || code from control.tenant where short_name ="
                                    + " 'larkspur'")) {
                row.next();
                schema = row.getString(1);
            }
            statement.execute("set search_path to " + schema);
            try (ResultSet row = statement.executeQuery(sql)) {
                if (!row.next()) {
                    throw new AssertionError("the demo has no row for: " + sql);
                }
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
