package bellbird.rating;

import bellbird.testing.TenantDatabase;
import bellbird.testing.Twin;
import bellbird.usage.FileCounts;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The least that the rows of a usage file cost. They are laid out beforehand in PostgreSQL's own
 * binary form and go by COPY into staging tables, and from there by one statement for each table
 * and chunk into a twin of the tenant with the same keys, indexes, checks and references.
 */
final class UsageFloor implements AutoCloseable {

    /** Lines in a transaction; more make it no cheaper. */
    private static final long CHUNK = 50_000;

    /** Rows of a table that come with a chunk of lines. */
    private record Filled(String table, String select) {}

    private static final String BY_LINE = "select s.line_number as line, s.* from %s s";
    private static final String BY_RECORD =
            "select u.line_number as line, r.* from %s r join usage_record u using (record_key, started_at)";
    private static final List<Filled> FILLED =
            List.of(
                    filled("usage_record", BY_LINE, "s"),
                    filled("rated_usage", BY_RECORD, "u"),
                    filled("allowance_consumption", BY_RECORD, "u"),
                    filled("counter_movement", BY_RECORD, "u"),
                    filled("set_aside_record", BY_LINE, "s"));

    private static final Map<String, String> NOT_BEGUN =
            Stream.of(
                            "lines_done",
                            "records_in",
                            "rated",
                            "suspended",
                            "duplicate",
                            "rejected",
                            "ignored")
                    .collect(Collectors.toMap(column -> column, column -> "0::bigint"));
    private static final Map<String, String> UNTOUCHED =
            Map.of("consumed", "0::bigint", "rolled", "0::bigint", "remaining", "granted");

    private static final String TAKE =
            """
            update allowance_bucket b
               set consumed = b.consumed + t.quantity, remaining = b.remaining - t.quantity,
                   rolled = b.rolled + t.rolled
              from (select bucket_id, sum(quantity)::bigint as quantity,
                           coalesce(sum(quantity) filter (where rolled_over), 0)::bigint as rolled
                      from staged_allowance_consumption group by bucket_id) t
             where b.id = t.bucket_id and b.remaining >= t.quantity
            """;
    private static final String COUNT =
            """
            update usage_file
               set lines_done = ?, rated = rated + (select count(*) from staged_rated_usage)
             where id = ?
            """;
    private static final String FINISH =
            """
            update usage_file
               set state = 'DONE', records_in = ?, suspended = ?, duplicate = ?, rejected = ?,
                   ignored = ?
             where id = ?
            """;

    private final Twin twin;
    private final Connection connection;

    /**
     * @param product where the product writes
     */
    UsageFloor(TenantDatabase product) throws SQLException, IOException {
        twin = new Twin(product);
        connection = twin.writing();
        for (Filled one : FILLED) {
            execute(
                    connection,
                    "create temp table staged_%1$s on commit delete rows as select * from %1$s limit 0"
                            .formatted(one.table()));
        }
        connection.commit();
    }

    /**
     * Lays out what the product has written of a file; not part of the measure.
     *
     * @param month of the file, new to all its lines
     */
    void prepare(UUID fileId, long lines, LocalDate month) throws SQLException, IOException {
        twin.database().query("select usage_month(?::timestamptz)", month + "Z");
        for (Filled one : FILLED) {
            layOut(one, fileId, lines);
        }
        String ofFile = "id = '%s'".formatted(fileId);
        String ofMonth = "period_from = '%s'".formatted(month);
        layOut("usage_file", NOT_BEGUN, ofFile);
        layOut("usage_file_content", Map.of(), "file_" + ofFile);
        layOut("usage_file_total", Map.of(), "file_" + ofFile);
        layOut("bill_period", Map.of(), ofMonth);
        layOut("allowance_bucket", UNTOUCHED, ofMonth);
        twin.reading().rollback();
    }

    private void layOut(Filled one, UUID fileId, long lines) throws SQLException, IOException {
        Connection from = twin.reading();
        execute(from, "create temp table laid_out as " + one.select().formatted(fileId));
        execute(from, "create index on laid_out (line)");
        for (long chunk = 0; chunk * CHUNK < lines; chunk++) {
            twin.layOut(
                    part(one.table(), chunk),
                    "select %s from laid_out where line > %d and line <= %d order by line"
                            .formatted(
                                    twin.database().columns(one.table()),
                                    chunk * CHUNK,
                                    (chunk + 1) * CHUNK));
        }
        execute(from, "drop table laid_out");
    }

    /**
     * Lays out rows of a table as they were in the beginning.
     *
     * @param begin columns that were otherwise
     */
    private void layOut(String table, Map<String, String> begin, String where)
            throws SQLException, IOException {
        twin.layOut(
                table,
                "select "
                        + Stream.of(twin.database().columns(table).split(", ", -1))
                                .map(column -> begin.getOrDefault(column, column))
                                .collect(Collectors.joining(", "))
                        + " from "
                        + table
                        + " where "
                        + where);
    }

    /** Writes the file's rows, as fast as it goes. */
    void write(UUID fileId, long lines, FileCounts counts) throws SQLException, IOException {
        for (String table :
                List.of(
                        "usage_file",
                        "usage_file_content",
                        "usage_file_total",
                        "bill_period",
                        "allowance_bucket")) {
            twin.copy(table, table);
        }
        connection.commit();
        for (long chunk = 0; chunk * CHUNK < lines; chunk++) {
            for (Filled one : FILLED) {
                twin.copy(part(one.table(), chunk), "staged_" + one.table());
                execute(
                        connection,
                        "insert into %1$s select * from staged_%1$s on conflict do nothing"
                                .formatted(one.table()));
            }
            execute(connection, TAKE);
            try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
                statement.setLong(1, Math.min(lines, (chunk + 1) * CHUNK));
                statement.setObject(2, fileId);
                statement.executeUpdate();
            }
            connection.commit();
        }
        try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setLong(1, counts.in());
            statement.setLong(2, counts.suspended());
            statement.setLong(3, counts.duplicate());
            statement.setLong(4, counts.rejected());
            statement.setLong(5, counts.ignored());
            statement.setObject(6, fileId);
            statement.executeUpdate();
        }
        connection.commit();
    }

    /** See {@link Twin#compare}. */
    void compare() throws SQLException {
        twin.compare(
                List.of(
                        "usage_file",
                        "usage_file_total",
                        "usage_record",
                        "rated_usage",
                        "allowance_consumption",
                        "counter_movement",
                        "set_aside_record",
                        "bill_period",
                        "allowance_bucket"));
    }

    @Override
    public void close() throws SQLException, IOException {
        twin.close();
    }

    private static Filled filled(String table, String select, String file) {
        return new Filled(table, select.formatted(table) + " where " + file + ".file_id = '%s'");
    }

    private static String part(String table, long chunk) {
        return table + "." + chunk;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
