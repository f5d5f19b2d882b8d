package bellbird.system.isolation;

import java.util.List;
import java.util.Optional;

/**
 * What is tried at one REST method.
 *
 * @param path template
 * @param takes table whose id {@code {id}} is; empty if there is none
 * @param type media type of the body
 * @param body with {@code $} for the canary, or {@link #ITSELF}; empty if there is none
 * @param conflict whether the row that both have does not allow it
 */
record RestCase(
        String method,
        String path,
        Optional<String> takes,
        String type,
        String body,
        boolean conflict) {

    private RestCase(String method, String path, Optional<String> takes, String type, String body) {
        this(method, path, takes, type, body, false);
    }

    private static final String PRICE_CHECK =
            """
            {"catalogue": {}, "events": [{"id": "$", "service": "data", "bytes": 1,
                                          "start": "2026-11-01T00:00:00Z"}]}""";

    private static final String BILL_ESTIMATE =
            """
            {"id": "$", "price": "30.00", "start": "2026-11-12", "until": "2027-01-01"}""";

    private static final String TAX_EXEMPTION =
            """
            {"category": "exempt", "certificate": "$"}""";

    private static final String LINE_CHANGE =
            """
            {"kind": "suspend", "reason": "$"}""";

    private static final String CREDIT_NOTE =
            """
            {"key": "$", "reason": "$", "lines": [{"line": 1, "amount": "0.01"}]}""";

    private static final String ADD_ON =
            """
            {"externalId": "$", "offering": "extra-$"}""";

    private static final String LINE =
            """
            {"externalId": "line-$", "offering": "everyday-$", "msisdn": "+447700900993",
             "imsi": "234159999999993", "iccid": "894410999999999993"}""";

    /** Changes nothing; another day than those the twins are billed on. */
    private static final String CYCLE_PREVIEW =
            """
            {"cycleDay": 17, "preview": true}""";

    /** No change of theirs is to come. */
    private static final String WITHDRAWAL =
            """
            {"begins": "2026-12-01"}""";

    /** It is not the newest bill of its account. */
    private static final String CORRECTION =
            """
            {"key": "isolation", "reason": "$"}""";

    /** The line is disputed already. */
    private static final String DISPUTE =
            """
            {"line": 1, "words": "$"}""";

    private static final String DECISION =
            """
            {"outcome": "reject", "answer": "$"}""";

    private static final String ADD_ON_CHANGE =
            """
            {"kind": "end", "reason": "$"}""";

    /** Takes nothing up, for there is no such reason. */
    private static final String RECYCLING =
            """
            {"reason": "nothing", "note": "$"}""";

    /** Of a file that is rated there is nothing to decide. */
    private static final String FILE_DECISION = "{\"decision\": \"read-again\"}";

    /** Stands for the body that GET answers at the same path: it changes nothing. */
    static final String ITSELF = "what GET answers";

    static final List<RestCase> ALL =
            List.of(
                    one("accounts/{id}/cycle", "billing_account"),
                    postOne("accounts/{id}/cycle", "billing_account", CYCLE_PREVIEW),
                    conflict("accounts/{id}/cycle/withdrawals", "billing_account", WITHDRAWAL),
                    postOne("accounts/{id}/lines", "billing_account", LINE),
                    one("add-ons/{id}/changes", "product"),
                    postOne("add-ons/{id}/changes", "product", ADD_ON_CHANGE),
                    list("bills"),
                    one("bills/{id}", "customer_bill"),
                    conflict("bills/{id}/corrections", "customer_bill", CORRECTION),
                    one("bills/{id}/credit-notes", "customer_bill"),
                    postOne("bills/{id}/credit-notes", "customer_bill", CREDIT_NOTE),
                    one("bills/{id}/disputes", "customer_bill"),
                    conflict("bills/{id}/disputes", "customer_bill", DISPUTE),
                    one("bills/{id}/pdf", "customer_bill"),
                    one("bills/{id}/proof", "customer_bill"),
                    list("catalog"),
                    put("catalog"),
                    list("customers"),
                    one("customers/{id}", "customer"),
                    one("customers/{id}/sharing-groups", "customer"),
                    put("customers/{id}/sharing-groups", "customer"),
                    one("customers/{id}/tax-exemptions", "customer"),
                    postOne("customers/{id}/tax-exemptions", "customer", TAX_EXEMPTION),
                    postOne("disputes/{id}/decision", "bill_dispute", DECISION),
                    one("lines/{id}/add-ons", "service"),
                    postOne("lines/{id}/add-ons", "service", ADD_ON),
                    one("lines/{id}/changes", "service"),
                    postOne("lines/{id}/changes", "service", LINE_CHANGE),
                    list("me"),
                    list("plans"),
                    one("plans/{id}/publication", "product_offering"),
                    post("suspense/recyclings", "application/json", RECYCLING),
                    list("suspense/recyclings"),
                    list("suspense"),
                    list("usage-feeds"),
                    put("usage-feeds"),
                    list("usage-feeds/alarms"),
                    list("usage-files"),
                    post("bill-estimates", "application/json", BILL_ESTIMATE),
                    post("price-checks", "application/json", PRICE_CHECK),
                    post("usage-files", "text/csv", "record_id\n$"),
                    one("usage-files/{id}", "usage_file"),
                    one("usage-files/{id}/balance", "usage_file"),
                    conflict("usage-files/{id}/decisions", "usage_file", FILE_DECISION),
                    one("usage-files/{id}/set-aside", "usage_file"));

    private static RestCase list(String path) {
        return new RestCase("GET", "/api/v1/" + path, Optional.empty(), "text/csv", "");
    }

    private static RestCase one(String path, String table) {
        return new RestCase("GET", "/api/v1/" + path, Optional.of(table), "text/csv", "");
    }

    private static RestCase post(String path, String type, String body) {
        return new RestCase("POST", "/api/v1/" + path, Optional.empty(), type, body);
    }

    private static RestCase postOne(String path, String table, String body) {
        return new RestCase(
                "POST", "/api/v1/" + path, Optional.of(table), "application/json", body);
    }

    private static RestCase conflict(String path, String table, String body) {
        return new RestCase(
                "POST", "/api/v1/" + path, Optional.of(table), "application/json", body, true);
    }

    private static RestCase put(String path) {
        return new RestCase("PUT", "/api/v1/" + path, Optional.empty(), "application/json", ITSELF);
    }

    private static RestCase put(String path, String table) {
        return new RestCase(
                "PUT", "/api/v1/" + path, Optional.of(table), "application/json", ITSELF);
    }

    String path(String id) {
        return path.replace("{id}", id);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
