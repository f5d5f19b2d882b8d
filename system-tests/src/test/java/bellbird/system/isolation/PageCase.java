package bellbird.system.isolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is tried at one page.
 *
 * @param route template, as the registry has it
 * @param visitor who may see it, or would most like to
 * @param ids by parameter of path or query, the table whose id it takes
 * @param found whether the visitor finds the page at all
 */
record PageCase(String route, Who visitor, Map<String, String> ids, boolean found) {

    /** People of the attacking operator. */
    enum Who {
        OWNER,
        SUBSCRIBER,
        GUEST
    }

    static final List<PageCase> ALL =
            List.of(
                    owner("desk"),
                    owner("desk/customers"),
                    owner("desk/customers/:customer", "customer", "customer"),
                    owner(
                            "desk/customers/:customer/bills/:bill",
                            "customer",
                            "customer",
                            "bill",
                            "customer_bill"),
                    owner("desk/tickets/:ticket", "ticket", "ticket"),
                    owner("operator"),
                    owner("operator/audit-trail"),
                    owner("operator/bill-runs"),
                    owner("operator/bill-runs/:id", "id", "bill_run"),
                    owner("operator/bills"),
                    owner("operator/bills/:id", "id", "customer_bill"),
                    owner("operator/customers"),
                    owner("operator/customers/:id", "id", "customer"),
                    owner("operator/customers/:id/activate", "id", "customer"),
                    owner("operator/customers/:id/sharing", "id", "customer"),
                    owner("operator/customers/new"),
                    owner("operator/health"),
                    owner("operator/ledger"),
                    owner("operator/lines/:id", "id", "service"),
                    owner("operator/payments"),
                    owner("operator/plans"),
                    owner("operator/plans/:id", "id", "product_offering"),
                    owner("operator/plans/:id/compare", "id", "product_offering"),
                    owner("operator/plans/:id/publication", "id", "product_offering"),
                    owner("operator/plans/:id/rates", "id", "product_offering"),
                    owner("operator/plans/new"),
                    owner("operator/promotions"),
                    owner("operator/promotions/:id", "id", "promotion"),
                    owner("operator/promotions/new"),
                    owner("operator/settings"),
                    owner("operator/settings/brand"),
                    owner("operator/settings/clock"),
                    owner("operator/settings/people"),
                    owner("operator/suspense"),
                    owner("operator/trace/:record", "record", "usage_record.record_key"),
                    owner("operator/usage-feeds"),
                    owner("operator/usage-feeds/:id", "id", "usage_feed"),
                    owner("operator/usage-files"),
                    owner("operator/usage-files/:id", "id", "usage_file"),
                    nowhere(""),
                    nowhere("platform"),
                    nowhere("platform/health"),
                    nowhere("platform/invariants"),
                    nowhere("sign-in"),
                    nowhere("sign-up"),
                    nowhere("sign-up/:id", "id", "control.sign_up"),
                    subscriber("care"),
                    subscriber("care/bills"),
                    subscriber("care/bills/:bill", "bill", "customer_bill"),
                    subscriber("care/help"),
                    subscriber("care/help/:ticket", "ticket", "ticket"),
                    subscriber("care/help/ask", "?bill", "customer_bill"),
                    subscriber("care/plan"),
                    subscriber("care/profile"),
                    new PageCase(
                            "invite/:token", Who.GUEST, Map.of("token", "invitation.token"), true));

    private static PageCase owner(String route, String... ids) {
        return new PageCase(route, Who.OWNER, pairs(ids), true);
    }

    private static PageCase subscriber(String route, String... ids) {
        return new PageCase(route, Who.SUBSCRIBER, pairs(ids), true);
    }

    /** A page of the public site or of the platform: on an operator's host it does not exist. */
    private static PageCase nowhere(String route, String... ids) {
        return new PageCase(route, Who.OWNER, pairs(ids), false);
    }

    private static Map<String, String> pairs(String... ids) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < ids.length; i += 2) {
            pairs.put(ids[i], ids[i + 1]);
        }
        return pairs;
    }

    /** The ids for its parameters out of those of all tables. */
    Map<String, String> values(Map<String, String> idsByTable) {
        Map<String, String> values = new LinkedHashMap<>();
        ids.forEach((parameter, table) -> values.put(parameter, idsByTable.get(table)));
        return values;
    }

    /** Address with these ids, by parameter. */
    String path(Map<String, String> values) {
        String path = "/" + route;
        List<String> query = new ArrayList<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getKey().startsWith("?")) {
                query.add(value.getKey().substring(1) + "=" + value.getValue());
            } else {
                path = path.replace(":" + value.getKey(), value.getValue());
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    @Override
    public String toString() {
        return route;
    }
}
