package bellbird.crash;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * More subscribers for the demo tenant, each a copy of an existing one, row by row, so that columns
 * this class has not heard of are filled too. They join on one day within a month, on a plan with
 * net prices.
 */
final class Subscribers {

    private final Sql sql;
    private final String schema;
    private final LocalDate joined;
    private final Instant at;

    Subscribers(Sql sql, String schema, LocalDate joined, Instant at) {
        this.sql = sql;
        this.schema = schema;
        this.joined = joined;
        this.at = at;
    }

    /** Adds so many, with numbers from 07700 900300 on. */
    void add(int count) {
        String version = netPlan();
        for (int i = 0; i < count; i++) {
            add(i, version);
        }
    }

    /** A copy of the sample plan Everyday whose prices are without VAT. */
    private String netPlan() {
        String offering = first("product_offering", "code = 'everyday'");
        String old = first("offering_version", "offering_id = '" + offering + "'");
        String plan =
                copy(
                        "product_offering",
                        offering,
                        Map.of("code", "everyday-net", "name", "Everyday net"));
        String version =
                copy("offering_version", old, Map.of("offering_id", plan, "tax_included", false));
        for (String table : new String[] {"usage_price", "allowance"}) {
            for (String row :
                    sql.texts(
                            "select ctid::text from %s.%s where version_id = '%s'"
                                    .formatted(schema, table, old))) {
                copyWhere(
                        table,
                        "ctid = '" + row + "'",
                        table.equals("allowance")
                                ? Map.of("id", UUID.randomUUID(), "version_id", version)
                                : Map.of("version_id", version));
            }
        }
        return version;
    }

    private void add(int number, String version) {
        String oldService =
                sql.text(
                        "select service_id from %s.service_identifier where value = '447700900100'"
                                .formatted(schema));
        String oldProduct = from("service", oldService, "product_id");
        String oldAccount = from("product", oldProduct, "account_id");
        String oldCustomer = from("billing_account", oldAccount, "customer_id");
        String name = "Crash Tester " + (number + 1);
        String party =
                copy(
                        "party",
                        from("customer", oldCustomer, "party_id"),
                        Map.of("name", name, "email", "crash%d@mail.example".formatted(number)));
        String customer =
                copy(
                        "customer",
                        oldCustomer,
                        Map.of("number", "C-CRASH-" + number, "party_id", party));
        String account =
                copy(
                        "billing_account",
                        oldAccount,
                        Map.of(
                                "number",
                                "A-CRASH-" + number,
                                "customer_id",
                                customer,
                                "opened_on",
                                joined,
                                "cycle_day",
                                ReviewedRun.cycleDay(number)));
        String product =
                copy("product", oldProduct, Map.of("account_id", account, "start_on", joined));
        copy(
                "product_terms",
                first("product_terms", "product_id = '" + oldProduct + "'"),
                Map.of(
                        "product_id",
                        product,
                        "offering_version_id",
                        version,
                        "valid_from",
                        joined));
        String service =
                copy("service", oldService, Map.of("product_id", product, "activated_at", at));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("MSISDN", msisdn(number));
        values.put("IMSI", "00101000009%04d".formatted(number));
        values.put("ICCID", "894411000000009%04d".formatted(number));
        values.forEach(
                (kind, value) ->
                        copy(
                                "service_identifier",
                                first(
                                        "service_identifier",
                                        "service_id = '%s' and kind = '%s'"
                                                .formatted(oldService, kind)),
                                Map.of("service_id", service, "value", value, "valid_from", at)));
    }

    static String msisdn(int number) {
        return "447700900%03d".formatted(300 + number);
    }

    private String first(String table, String where) {
        return sql.text(
                "select id from %s.%s where %s order by id limit 1"
                        .formatted(schema, table, where));
    }

    private String from(String table, String id, String column) {
        return sql.text(
                "select %s from %s.%s where id = '%s'".formatted(column, schema, table, id));
    }

    private String copy(String table, String id, Map<String, ?> changes) {
        String fresh = UUID.randomUUID().toString();
        Map<String, Object> all = new LinkedHashMap<>(changes);
        all.put("id", fresh);
        copyWhere(table, "id = '" + id + "'", all);
        return fresh;
    }

    /** Without triggers: theirs is the search path of a tenant. */
    private void copyWhere(String table, String where, Map<String, ?> changes) {
        String json =
                changes.entrySet().stream()
                        .map(
                                change ->
                                        "\"%s\": %s"
                                                .formatted(
                                                        change.getKey(),
                                                        change.getValue() instanceof Boolean
                                                                ? change.getValue()
                                                                : "\"" + change.getValue() + "\""))
                        .collect(Collectors.joining(", ", "{", "}"));
        sql.unchecked(
                List.of(
                        """
                        insert into %1$s.%2$s
                        select (jsonb_populate_record(null::%1$s.%2$s, to_jsonb(t) || '%4$s'::jsonb)).*
                          from %1$s.%2$s t where %3$s"""
                                .formatted(schema, table, where, json)));
    }
}
