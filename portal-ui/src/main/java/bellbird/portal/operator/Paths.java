package bellbird.portal.operator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Addresses of the operator's pages; each can be shared. */
final class Paths {

    static final String TODAY = "operator";
    static final String CUSTOMERS = "operator/customers";
    static final String NEW_CUSTOMER = "operator/customers/new";
    static final String LINES = "operator/lines";
    static final String PLANS = "operator/plans";
    static final String NEW_PLAN = "operator/plans/new";
    static final String PROMOTIONS = "operator/promotions";
    static final String NEW_PROMOTION = "operator/promotions/new";
    static final String USAGE_FILES = "operator/usage-files";
    static final String USAGE_FEEDS = "operator/usage-feeds";
    static final String SUSPENSE = "operator/suspense";
    static final String TRACE = "operator/trace";
    static final String BILL_RUNS = "operator/bill-runs";
    static final String BILLS = "operator/bills";
    static final String PAYMENTS = "operator/payments";
    static final String LEDGER = "operator/ledger";
    static final String AUDIT_TRAIL = "operator/audit-trail";
    static final String HEALTH = "operator/health";
    static final String COMPANY = "operator/settings";
    static final String BRAND = "operator/settings/brand";
    static final String STAFF = "operator/settings/people";
    static final String CLOCK = "operator/settings/clock";

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*");

    private Paths() {}

    static String customer(UUID id) {
        return CUSTOMERS + "/" + id;
    }

    static String activateLine(UUID customer) {
        return customer(customer) + "/activate";
    }

    static String sharing(UUID customer) {
        return customer(customer) + "/sharing";
    }

    static String line(UUID id) {
        return LINES + "/" + id;
    }

    static String plan(UUID id) {
        return PLANS + "/" + id;
    }

    static String comparePlan(UUID id) {
        return plan(id) + "/compare";
    }

    static String rates(UUID plan) {
        return plan(plan) + "/rates";
    }

    static String publication(UUID plan) {
        return plan(plan) + "/publication";
    }

    static String promotion(UUID id) {
        return PROMOTIONS + "/" + id;
    }

    static String usageFile(UUID id) {
        return USAGE_FILES + "/" + id;
    }

    static String usageFeed(UUID id) {
        return USAGE_FEEDS + "/" + id;
    }

    /** A key that cannot be a part of a path stands in the query. */
    static String trace(String recordKey) {
        return PLAIN_KEY.matcher(recordKey).matches()
                ? TRACE + "/" + recordKey
                : TRACE + "/record?key=" + URLEncoder.encode(recordKey, StandardCharsets.UTF_8);
    }

    static String billRun(UUID id) {
        return BILL_RUNS + "/" + id;
    }

    static String bill(UUID id) {
        return BILLS + "/" + id;
    }
}
