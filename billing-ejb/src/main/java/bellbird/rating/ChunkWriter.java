package bellbird.rating;

import bellbird.usage.Decoded;
import bellbird.usage.FileCounts;
import bellbird.usage.FileTotal;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Writes a rated chunk: one COPY for each table, whatever its size. */
final class ChunkWriter {

    private static final String COUNT =
            """
            update usage_file
               set lines_done = ?, records_in = records_in + ?, rated = rated + ?,
                   suspended = suspended + ?, duplicate = duplicate + ?, rejected = rejected + ?,
                   ignored = ignored + ?
             where id = ? and lines_done = ? and state = 'PROCESSING'
            """;

    private static final String TOTALS =
            """
            insert into usage_file_total as t (file_id, verdict, service, records, quantity)
            select ?, * from unnest(?, ?, ?, ?)
                on conflict (file_id, verdict, service)
                do update set records = t.records + excluded.records,
                              quantity = t.quantity + excluded.quantity
            """;

    private record Consumption(RatedRecord record, RatedResult.Consumed of) {}

    private record Movement(
            RatedRecord record, Counters.Place place, RatedResult.Counted counted) {}

    private final Connection connection;
    private final UUID fileId;

    ChunkWriter(Connection connection, UUID fileId) {
        this.connection = connection;
        this.fileId = fileId;
    }

    /**
     * @param from last line that was done before this chunk
     * @param to last line of this chunk
     * @throws SQLException also where a record came in twice at the same time
     * @throws IllegalStateException if another worker was faster: nothing may be committed
     */
    void write(ChunkResult result, long from, long to) throws SQLException {
        records(result.rated());
        aside(result.aside());
        count(result.counts(), from, to);
        totals(result.totals());
    }

    /**
     * Writes what records cost and took that were rated again.
     *
     * @param files the file of each record, by its key
     */
    static void again(Connection connection, List<RatedRecord> rows, Map<String, UUID> files)
            throws SQLException {
        ChunkWriter writer = new ChunkWriter(connection, new UUID(0, 0));
        writer.rated(rows, row -> Objects.requireNonNull(files.get(row.usage().key())));
        writer.consumed(rows);
        writer.counted(rows);
    }

    /** Writes what was used, what it costs, and what it took. */
    void records(List<RatedRecord> rows) throws SQLException {
        usage(rows);
        rated(rows, row -> fileId);
        consumed(rows);
        counted(rows);
    }

    private void usage(List<RatedRecord> rows) throws SQLException {
        CopyRows.write(
                connection,
                "usage_record",
                "record_key, started_at, file_id, line_number, service, served, other_party,"
                        + " quantity, direction, visited_mcc, visited_mnc, on_net",
                rows,
                (row, out) ->
                        out.add(row.usage().key())
                                .add(row.usage().startedAt())
                                .add(fileId)
                                .add(row.usage().line())
                                .add(row.usage().service())
                                .add(row.usage().served())
                                .add(row.usage().other())
                                .add(row.usage().quantity())
                                .add(row.of().event().direction())
                                .add(row.usage().path().mcc())
                                .add(row.usage().path().mnc())
                                .add(row.of().event().onNet()));
    }

    private void rated(List<RatedRecord> rows, Function<RatedRecord, UUID> file)
            throws SQLException {
        CopyRows.write(
                connection,
                "rated_usage",
                "record_key, started_at, file_id, account_id, product_id, service_id, period_from,"
                        + " service, destination, offering_version_id, price_prefix, used_quantity,"
                        + " billed_quantity, included_quantity, charged_quantity, amount, currency",
                rows,
                (row, out) ->
                        out.add(row.usage().key())
                                .add(row.usage().startedAt())
                                .add(file.apply(row))
                                .add(row.line().accountId())
                                .add(row.line().productId())
                                .add(row.line().serviceId())
                                .add(row.stamp().from())
                                .add(row.usage().service())
                                .add(row.priced().destination())
                                .add(row.table().version().versionId())
                                .add(row.priced().prefix(row.of().event()))
                                .add(row.priced().used())
                                .add(row.priced().billed())
                                .add(row.priced().included())
                                .add(row.priced().charged())
                                .add(row.priced().amount())
                                .add(row.table().version().currency().getCurrencyCode()));
    }

    private void consumed(List<RatedRecord> rated) throws SQLException {
        List<Consumption> rows = new ArrayList<>(rated.size());
        for (RatedRecord record : rated) {
            for (RatedResult.Consumed one : record.priced().consumed()) {
                rows.add(new Consumption(record, one));
            }
        }
        CopyRows.write(
                connection,
                "allowance_consumption",
                "bucket_id, record_key, started_at, quantity, remaining_before, rolled_over",
                rows,
                (row, out) ->
                        out.add(row.of().bucketId())
                                .add(row.record().usage().key())
                                .add(row.record().usage().startedAt())
                                .add(row.of().quantity())
                                .add(row.of().remainingBefore())
                                .add(row.of().rolledOver()));
    }

    private void counted(List<RatedRecord> rated) throws SQLException {
        List<Movement> rows = new ArrayList<>();
        for (RatedRecord record : rated) {
            for (RatedResult.Counted one : record.priced().counted()) {
                rows.add(
                        new Movement(
                                record,
                                Counters.place(
                                        record.line().productId(),
                                        one,
                                        record.of().day(),
                                        record.of().month().from()),
                                one));
            }
        }
        CopyRows.write(
                connection,
                "counter_movement",
                "record_key, started_at, product_id, tariff, scope, counted_from, used, charged,"
                        + " amount, used_before, charged_before, amount_before",
                rows,
                (row, out) ->
                        out.add(row.record().usage().key())
                                .add(row.record().usage().startedAt())
                                .add(row.place().productId())
                                .add(row.place().tariff())
                                .add(row.place().scope())
                                .add(row.place().from())
                                .add(row.counted().used())
                                .add(row.counted().charged())
                                .add(row.counted().amount())
                                .add(row.counted().before().used())
                                .add(row.counted().before().charged())
                                .add(row.counted().before().amount()));
    }

    private void aside(List<Decoded.SetAside> rows) throws SQLException {
        CopyRows.write(
                connection,
                "set_aside_record",
                "file_id, line_number, verdict, reason, detail, original, record_key, started_at,"
                        + " service, quantity",
                rows,
                (row, out) ->
                        out.add(fileId)
                                .add(row.line())
                                .add(row.verdict())
                                .add(row.reason())
                                .add(row.detail())
                                .add(row.original())
                                .add(row.key())
                                .add(row.startedAt())
                                .add(row.service())
                                .add(row.quantity()));
    }

    void totals(List<FileTotal> totals) throws SQLException {
        Columns columns = new Columns(connection);
        try (PreparedStatement statement = connection.prepareStatement(TOTALS)) {
            statement.setObject(1, fileId);
            statement.setArray(2, columns.texts(totals, FileTotal::verdict));
            statement.setArray(3, columns.texts(totals, FileTotal::service));
            statement.setArray(4, columns.longs(totals, FileTotal::records));
            statement.setArray(5, columns.decimals(totals, one -> new BigDecimal(one.quantity())));
            statement.executeUpdate();
        }
    }

    private void count(FileCounts counts, long from, long to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setLong(1, to);
            statement.setLong(2, counts.in());
            statement.setLong(3, counts.rated());
            statement.setLong(4, counts.suspended());
            statement.setLong(5, counts.duplicate());
            statement.setLong(6, counts.rejected());
            statement.setLong(7, counts.ignored());
            statement.setObject(8, fileId);
            statement.setLong(9, from);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("the file was taken further by another worker");
            }
        }
    }
}
