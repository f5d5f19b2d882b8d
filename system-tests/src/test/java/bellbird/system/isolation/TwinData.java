package bellbird.system.isolation;

import bellbird.kernel.secret.KeyRing;
import bellbird.system.stack.Operators.Operator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Fills one operator with the demo operator's month and what that lacks, and another with the same
 * rows: same ids, same numbers, other canary. Of each table one row has an id of its own in each.
 */
final class TwinData {

    private static final String DEMO = "larkspur";

    /** People, history and the bell's jobs belong to the operator itself. */
    private static final String KEPT = "'flyway_schema_history', 'sign_in'";

    private final Sql sql;
    private final Operator first;
    private final Operator second;

    TwinData(Sql sql, Operator first, Operator second) {
        this.sql = sql;
        this.first = first;
        this.second = second;
    }

    /** Replaces all business data of both. */
    void fill() {
        String demo =
                "t_" + sql.text("select code from control.tenant where short_name = 'larkspur'");
        sql.run("begin");
        sql.run("set local session_replication_role = replica");
        copy(demo, second, Map.of(DEMO, second.shortName()));
        TwinExtras.add(sql, second.schema());
        Map<String, String> exchanged = new LinkedHashMap<>();
        ownIds().values().forEach(id -> exchanged.put(id, UUID.randomUUID().toString()));
        exchanged.put(ownRecord(), UUID.randomUUID().toString());
        exchanged.put(second.shortName(), first.shortName());
        copy(second.schema(), first, exchanged);
        sql.run(
                "update %s.invitation set token_hash = encode(sha256(token_hash::bytea), 'hex') where id = '%s'"
                        .formatted(first.schema(), exchanged.get(ownIds().get("invitation"))));
        List.of(first, second).forEach(this::sayCanary);
        List.of(first, second).forEach(this::sealOwn);
        sql.run("commit");
    }

    /** The id of each table that only the second operator has. */
    Map<String, String> ownIds() {
        return identified().stream()
                .collect(
                        Collectors.toMap(
                                table -> table,
                                table ->
                                        sql.text(
                                                table.equals("customer_bill")
                                                        ? LATEST_BILL.formatted(
                                                                second.schema(), second.schema())
                                                        : LATEST.formatted(second.schema(), table)),
                                (one, other) -> one,
                                LinkedHashMap::new));
    }

    /** For each table an id that both have; bills and questions are the first customer's. */
    Map<String, String> sharedIds(Map<String, String> ownIds) {
        Map<String, String> shared = new LinkedHashMap<>();
        for (String table : ownIds.keySet()) {
            shared.put(
                    table,
                    sql.text(
                            table.equals("customer_bill")
                                    ? LATEST_BILL
                                            .replace("desc", "asc")
                                            .formatted(second.schema(), second.schema())
                                    : LATEST.replace("desc", "asc")
                                            .formatted(second.schema(), table)));
        }
        return shared;
    }

    /** Key of a usage record that only the second has; the longest is part of no other. */
    String ownRecord() {
        return sql.text(RECORD.formatted(second.schema(), "desc", "desc"));
    }

    /** Key of a usage record that both have. */
    String sharedRecord() {
        return sql.text(RECORD.formatted(second.schema(), "asc", "asc"));
    }

    private static final String RECORD =
            "select record_key from %s.rated_usage order by length(record_key) %s, record_key %s limit 1";

    private static final String LATEST = "select id from %s.%s order by id desc limit 1";

    /** Ids of bills follow from account and period, so the latest is the latest account's. */
    private static final String LATEST_BILL =
            "select b.id from %s.customer_bill b join %s.billing_account a on a.id = b.account_id"
                    + " order by a.id desc, b.id desc limit 1";

    /** Tables whose rows have an id that an address or a message could name. */
    private List<String> identified() {
        return sql.texts(
                """
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                 where c.relnamespace = '%s'::regnamespace and c.relkind = 'r' and a.attname = 'id'
                   and a.atttypid = 'uuid'::regtype order by 1"""
                        .formatted(second.schema()));
    }

    private void copy(String from, Operator to, Map<String, String> exchanged) {
        List<String> tables =
                sql.texts(
                        "select relname from pg_class where relnamespace = '%s'::regnamespace and relkind in ('r', 'p') and not relispartition and relname not in (%s)"
                                .formatted(from, KEPT));
        sql.texts(
                "select %s.usage_month(m) from (select distinct date_trunc('month', started_at, 'UTC') as m from %s.usage_record) x"
                        .formatted(to.schema(), from));
        sql.run(
                "truncate "
                        + tables.stream()
                                .map(table -> to.schema() + "." + table)
                                .collect(Collectors.joining(", ")));
        String row = "to_jsonb(x)::text";
        for (Map.Entry<String, String> change : exchanged.entrySet()) {
            row = "replace(%s, '%s', '%s')".formatted(row, change.getKey(), change.getValue());
        }
        for (String table : tables) {
            sql.run(
                    "insert into %1$s.%2$s select y.* from %3$s.%2$s x, jsonb_populate_record(null::%1$s.%2$s, (%4$s)::jsonb) y where %5$s"
                            .formatted(
                                    to.schema(),
                                    table,
                                    from,
                                    row,
                                    table.equals("job")
                                            ? "x.state in ('DONE', 'PARKED')"
                                            : "true"));
        }
    }

    /** Secrets of its own, as the product seals them, and changes of its own. */
    private void sealOwn(Operator operator) {
        KeyRing ring = KeyRing.ofLocalStack();
        sql.run(
                "update %s.payment_partner set secret_key = '%s', webhook_secret = '%s'"
                        .formatted(
                                operator.schema(),
                                ring.seal(
                                        "payment_partner.secret_key/stripe",
                                        "sk_test_bellbird_local"),
                                ring.seal(
                                        "payment_partner.webhook_secret/stripe",
                                        "whsec_test-" + Canary.of(operator))));
        sql.run(
                "update %s.audit_entry set request_tenant = '', seen_tenant = '%s'"
                        .formatted(operator.schema(), operator.schema().substring(2)));
    }

    private void sayCanary(Operator operator) {
        TextColumns.SPOKEN.forEach(
                (column, expression) -> {
                    String[] name = column.split("\\.", 2);
                    sql.run(
                            "update %s.%s set %s = %s"
                                    .formatted(
                                            operator.schema(),
                                            name[0],
                                            name[1],
                                            expression.replace(
                                                    "$", "'" + Canary.of(operator) + "'")));
                });
        sql.run(HASH_CHAIN.replace("SCHEMA", operator.schema()));
    }

    private static final String HASH_CHAIN =
            """
            do $$
            declare
                bill record;
                chain text;
            begin
                for bill in select id, number = min(number) over (partition by series) as is_first
                              from SCHEMA.customer_bill order by series, number loop
                    chain := case when bill.is_first then '' else chain end;
                    update SCHEMA.customer_bill
                       set previous_hash = chain,
                           hash = encode(sha256(convert_to(concat_ws(e'\\n', chain, series, number, total_minor,
                                                                     document::text), 'UTF8')), 'hex')
                     where id = bill.id returning hash into chain;
                end loop;
            end $$""";
}
