package bellbird.system.load;

import bellbird.system.browser.Visitor;
import bellbird.system.stack.Operators.Operator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The month's bill run: its drafts are calculated twice, somebody approves them, they are issued,
 * drawn and mailed.
 */
final class BusyRun implements Busy {

    private final Operator operator;
    private final LoadedDatabase database;
    private final int accounts;

    /**
     * @param accounts that are to get a bill
     */
    BusyRun(Operator operator, LoadedDatabase database, int accounts) {
        this.operator = operator;
        this.database = database;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "bills";
    }

    @Override
    public void begin(Visitor clerk) throws SQLException {
        clerk.open(operator.url("/operator/bill-runs"))
                .choose("Bills are issued", "after one person has approved the run")
                .sees("Saved.")
                .choose("Wait for late usage", "not at all")
                .settles()
                .open(operator.url("/operator/settings/clock"))
                .press("To the next bill run");
        clerk.open(operator.url("/operator/bill-runs"));
        while (run().isEmpty()) {
            clerk.open(operator.url("/operator/bill-runs")).settles();
        }
        clerk.open(operator.url("/operator/bill-runs/" + run())).settles();
    }

    private String run() throws SQLException {
        return database.text("select id from bill_run");
    }

    @Override
    public boolean goesOn(Visitor clerk) throws SQLException {
        if (database.text("select state from bill_run").equals("REVIEW")) {
            clerk.sees("Waits for approval");
            Photographs.take(clerk, "bills-review");
            acceptAlarms(clerk);
            clerk.press("Approve")
                    .sees("first, then stop")
                    .pressInDialog("Approve")
                    .sees("Approved.");
        }
        if (database.text("select coalesce(held, '') from bill_run").equals("CANARY")) {
            clerk.press("Issue the other").sees("The run goes on.");
        }
        return database.number("select count(*) from bill_file") < accounts
                || database.number("select count(*) from mail where sent_at is null") > 0
                || database.number("select count(*) from outbox where delivered_at is null") > 0;
    }

    /** Records of nobody's number keep a run from approval; unusual bills do not. */
    private static void acceptAlarms(Visitor clerk) {
        Locator open = clerk.page().locator(".alarming vaadin-button:has-text('Accept…')");
        for (int i = open.count(); i > 0; i = open.count()) {
            clerk.press("Accept…")
                    .type("Reason", "These numbers are nobody's")
                    .pressInDialog("Accept the alarm");
            open.nth(i - 1)
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        }
    }

    @Override
    public String end() {
        return "Done";
    }

    @Override
    public String figures(double seconds) throws SQLException {
        long bills = database.number("select count(*) from customer_bill");
        if (bills != accounts) {
            throw new IllegalStateException(bills + " bills");
        }
        return String.format(
                Locale.ROOT, "\"bills\":%d,\"billsPerSecond\":%.1f", bills, bills / seconds);
    }
}
