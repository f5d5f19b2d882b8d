package bellbird.crash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything a tenant's schema holds, table by table, in a form in which two runs can be compared:
 * ids that were drawn at random since the start and technical times are taken out, all else stays:
 * amounts, hashes of documents and files, business times, counts, states.
 */
record TenantState(Map<String, List<String>> tables) {

    static final TenantState NONE = new TenantState(Map.of());

    /** Times of the system clock, and what only says how often something was tried. */
    private static final Set<String> TECHNICAL =
            Set.of(
                    "created_at",
                    "updated_at",
                    "finished_at",
                    "published_at",
                    "delivered_at",
                    "queued_at",
                    "sent_at",
                    "rendered_at",
                    "happened_at",
                    "processed_at");

    private static final Set<String> TRIES =
            Set.of(
                    "job.token",
                    "job.attempts",
                    "job.retry_at",
                    "job.lease_until",
                    "job.reason",
                    "outbox.attempts",
                    "outbox.retry_at",
                    "outbox.reason",
                    "payment_event.payload",
                    "payment_event.received_at");

    /** Ids; and the digest of records' places, which the ids of their files are part of. */
    private static final Pattern RANDOM =
            Pattern.compile(
                    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
                            + "|(?:cs_test|pi|ch|evt|txn|re)_[A-Za-z0-9]+"
                            + "|(?<=SUSPENDED/)[0-9a-f]{32}");

    /**
     * @param known ids that were there at the start, or that must come out the same
     */
    static TenantState read(Sql sql, String schema, Set<String> known) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : tables(sql, schema)) {
            List<String> columns = new ArrayList<>();
            for (String[] column :
                    sql.rows(
                            """
                            select column_name, data_type from information_schema.columns
                             where table_schema = ? and table_name = ? order by ordinal_position""",
                            schema,
                            table)) {
                if (!TRIES.contains(table + "." + column[0])) {
                    columns.add(compared(table, column[0], column[1]));
                }
            }
            tables.put(
                    table,
                    sql
                            .texts(
                                    "select concat_ws(' | ', %s) from %s.%s where %s"
                                            .formatted(
                                                    String.join(", ", columns),
                                                    schema,
                                                    table,
                                                    rows(table)))
                            .stream()
                            .map(row -> withoutRandom(row, known))
                            .sorted()
                            .toList());
        }
        return new TenantState(tables);
    }

    /**
     * All rows but those that depend on how long the server was away, which are looks at the
     * partner, and on the hour, which are the night's checks.
     */
    private static String rows(String table) {
        return switch (table) {
            case "job" -> "kind not in ('payment-lookup', 'check-invariants')";
            case "invariant_result" -> "false";
            default -> "true";
        };
    }

    /** Months of usage are read as the whole they are part of, whichever of them are there. */
    static List<String> tables(Sql sql, String schema) {
        return sql.texts(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = ? and c.relkind in ('r', 'p') and not c.relispartition
                   and c.relname <> 'flyway_schema_history' order by 1""",
                schema);
    }

    /**
     * A bill run's job that is done again may find that people and others have brought it further.
     */
    private static String compared(String table, String column, String type) {
        if (TECHNICAL.contains(column) && !table.equals("customer")) {
            return "'%s ' || (%s is not null)".formatted(column, column);
        }
        if (table.equals("job") && column.equals("due_at")) {
            return "case when business then due_at::text else '' end";
        }
        if (table.equals("job") && column.equals("checkpoint")) {
            return "case when kind = 'bill-run' then '' else 'checkpoint ' || checkpoint end";
        }
        if (type.equals("bytea")) {
            return "'%s ' || coalesce(md5(%s), '')".formatted(column, column);
        }
        return "'%s ' || coalesce(%s::text, '')".formatted(column, column);
    }

    private static String withoutRandom(String row, Set<String> known) {
        Matcher found = RANDOM.matcher(row);
        StringBuilder text = new StringBuilder();
        while (found.find()) {
            found.appendReplacement(text, known.contains(found.group()) ? found.group() : "#");
        }
        return found.appendTail(text).toString();
    }

    /** Ids of every table as they are now. */
    static Set<String> ids(Sql sql, String schema) {
        Set<String> ids = new HashSet<>();
        for (String table : tables(sql, schema)) {
            for (String row : sql.texts("select t::text from " + schema + "." + table + " t")) {
                Matcher found = RANDOM.matcher(row);
                while (found.find()) {
                    ids.add(found.group());
                }
            }
        }
        return ids;
    }

    /** What differs, at most a few rows of each table, for people; empty if nothing does. */
    List<String> differences(TenantState other) {
        List<String> differences = new ArrayList<>();
        for (String table : tables.keySet()) {
            List<String> mine = tables.getOrDefault(table, List.of());
            List<String> others = other.tables().getOrDefault(table, List.of());
            if (!mine.equals(others)) {
                differences.add(table + ": " + mine.size() + " rows, then " + others.size());
                missing(mine, others).forEach(row -> differences.add("  expected " + row));
                missing(others, mine).forEach(row -> differences.add("  but was  " + row));
            }
        }
        return differences;
    }

    private static List<String> missing(List<String> from, List<String> in) {
        List<String> left = new ArrayList<>(from);
        in.forEach(left::remove);
        return left.stream()
                .limit(5)
                .map(row -> row.substring(0, Math.min(600, row.length())))
                .toList();
    }
}
