package bellbird.rating;

import bellbird.offering.UsageType;
import bellbird.usage.Decoded;
import bellbird.usage.FileCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes a rated chunk: one statement per table, whatever its size. */
final class ChunkWriter {

    private static final String USAGE =
            """
            insert into usage_record (record_key, started_at, file_id, line_number, service, served,
                                      other_party, quantity, direction, visited_mcc, visited_mnc,
                                      on_net)
            select key, started_at, ?, line, service, served, other, quantity, direction, mcc, mnc,
                   on_net
              from unnest(?::text[], ?::timestamptz[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                          ?::bigint[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                as r (key, started_at, line, service, served, other, quantity, direction, mcc, mnc,
                      on_net)
            on conflict do nothing
            """;
    private static final String RATED =
            """
            insert into rated_usage (record_key, started_at, file_id, account_id, product_id,
                                     service_id, period_from, service, destination,
                                     offering_version_id, price_prefix, used_quantity,
                                     billed_quantity, included_quantity, charged_quantity, amount,
                                     currency)
            select key, started_at, ?, account_id, product_id, service_id, period_from, service,
                   destination, version_id, prefix, used, billed, included, charged, amount, currency
              from unnest(?::text[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::uuid[], ?::date[],
                          ?::text[], ?::text[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[],
                          ?::bigint[], ?::bigint[], ?::numeric[], ?::text[])
                as r (key, started_at, account_id, product_id, service_id, period_from, service,
                      destination, version_id, prefix, used, billed, included, charged, amount,
                      currency)
            """;
    private static final String CONSUMED =
            """
            insert into allowance_consumption (bucket_id, record_key, started_at, quantity,
                                               remaining_before, rolled_over)
            select * from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::bigint[], ?::bigint[],
                                 ?::boolean[])
            """;
    private static final String COUNTED =
            """
            insert into counter_movement (record_key, started_at, product_id, tariff, scope,
                                          counted_from, used, charged, amount, used_before,
                                          charged_before, amount_before)
            select * from unnest(?::text[], ?::timestamptz[], ?::uuid[], ?::text[], ?::text[],
                                 ?::date[], ?::bigint[], ?::bigint[], ?::numeric[], ?::bigint[],
                                 ?::bigint[], ?::numeric[])
            """;
    private static final String ASIDE =
            """
            insert into set_aside_record (file_id, line_number, verdict, reason, detail, original,
                                          record_key, started_at, service, quantity)
            select ?, line, verdict, reason, detail, original, key, started_at, service, quantity
              from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::timestamptz[], ?::text[], ?::bigint[])
                as r (line, verdict, reason, detail, original, key, started_at, service, quantity)
            """;
    private static final String COUNT =
            """
            update usage_file
               set lines_done = ?, records_in = records_in + ?, rated = rated + ?,
                   suspended = suspended + ?, duplicate = duplicate + ?, rejected = rejected + ?,
                   ignored = ignored + ?
             where id = ? and lines_done = ? and state = 'PROCESSING'
            """;

    private record Consumption(RatedRecord record, RatedResult.Consumed of) {}

    private record Movement(
            RatedRecord record, Counters.Place place, RatedResult.Counted counted) {}

    private final Connection connection;
    private final Columns columns;
    private final UUID fileId;

    ChunkWriter(Connection connection, UUID fileId) {
        this.connection = connection;
        this.columns = new Columns(connection);
        this.fileId = fileId;
    }

    /**
     * @param from last line that was done before this chunk
     * @param to last line of this chunk
     * @throws IllegalStateException if another worker was faster: nothing may be committed
     */
    void write(ChunkResult result, long from, long to) throws SQLException {
        usage(result.rated());
        rated(result.rated());
        consumed(result.rated());
        counted(result.rated());
        aside(result.aside());
        count(result.counts(), from, to);
    }

    private void usage(List<RatedRecord> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(USAGE)) {
            statement.setObject(1, fileId);
            statement.setArray(2, columns.texts(rows, row -> row.usage().key()));
            statement.setArray(3, columns.instants(rows, row -> row.usage().startedAt()));
            statement.setArray(4, columns.longs(rows, row -> row.usage().line()));
            statement.setArray(5, columns.texts(rows, row -> row.usage().service().name()));
            statement.setArray(6, columns.texts(rows, row -> row.usage().served()));
            statement.setArray(7, columns.texts(rows, row -> row.usage().other()));
            statement.setArray(8, columns.longs(rows, row -> row.usage().quantity()));
            statement.setArray(9, columns.texts(rows, row -> row.of().event().direction().name()));
            statement.setArray(10, columns.texts(rows, row -> row.usage().path().mcc()));
            statement.setArray(11, columns.texts(rows, row -> row.usage().path().mnc()));
            statement.setArray(12, columns.flags(rows, row -> row.of().event().onNet()));
            if (statement.executeUpdate() != rows.size()) {
                throw new IllegalStateException("a record came in twice at the same time");
            }
        }
    }

    private void rated(List<RatedRecord> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(RATED)) {
            statement.setObject(1, fileId);
            statement.setArray(2, columns.texts(rows, row -> row.usage().key()));
            statement.setArray(3, columns.instants(rows, row -> row.usage().startedAt()));
            statement.setArray(4, columns.uuids(rows, row -> row.line().accountId()));
            statement.setArray(5, columns.uuids(rows, row -> row.line().productId()));
            statement.setArray(6, columns.uuids(rows, row -> row.line().serviceId()));
            statement.setArray(7, columns.dates(rows, row -> row.stamp().from()));
            statement.setArray(8, columns.texts(rows, row -> row.usage().service().name()));
            statement.setArray(9, columns.texts(rows, row -> row.priced().destination()));
            statement.setArray(10, columns.uuids(rows, row -> row.table().version().versionId()));
            statement.setArray(
                    11, columns.texts(rows, row -> row.priced().prefix(row.of().event())));
            statement.setArray(12, columns.longs(rows, row -> row.priced().used()));
            statement.setArray(13, columns.longs(rows, row -> row.priced().billed()));
            statement.setArray(14, columns.longs(rows, row -> row.priced().included()));
            statement.setArray(15, columns.longs(rows, row -> row.priced().charged()));
            statement.setArray(16, columns.decimals(rows, row -> row.priced().amount()));
            statement.setArray(
                    17,
                    columns.texts(rows, row -> row.table().version().currency().getCurrencyCode()));
            statement.executeUpdate();
        }
    }

    private void consumed(List<RatedRecord> rated) throws SQLException {
        List<Consumption> rows = new ArrayList<>();
        for (RatedRecord record : rated) {
            for (RatedResult.Consumed one : record.priced().consumed()) {
                rows.add(new Consumption(record, one));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(CONSUMED)) {
            statement.setArray(1, columns.uuids(rows, row -> row.of().bucketId()));
            statement.setArray(2, columns.texts(rows, row -> row.record().usage().key()));
            statement.setArray(3, columns.instants(rows, row -> row.record().usage().startedAt()));
            statement.setArray(4, columns.longs(rows, row -> row.of().quantity()));
            statement.setArray(5, columns.longs(rows, row -> row.of().remainingBefore()));
            statement.setArray(6, columns.flags(rows, row -> row.of().rolledOver()));
            statement.executeUpdate();
        }
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
                                        record.of().period().from()),
                                one));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(COUNTED)) {
            statement.setArray(1, columns.texts(rows, row -> row.record().usage().key()));
            statement.setArray(2, columns.instants(rows, row -> row.record().usage().startedAt()));
            statement.setArray(3, columns.uuids(rows, row -> row.place().productId()));
            statement.setArray(4, columns.texts(rows, row -> row.place().tariff()));
            statement.setArray(5, columns.texts(rows, row -> row.place().scope().name()));
            statement.setArray(6, columns.dates(rows, row -> row.place().from()));
            statement.setArray(7, columns.longs(rows, row -> row.counted().used()));
            statement.setArray(8, columns.longs(rows, row -> row.counted().charged()));
            statement.setArray(9, columns.decimals(rows, row -> row.counted().amount()));
            statement.setArray(10, columns.longs(rows, row -> row.counted().before().used()));
            statement.setArray(11, columns.longs(rows, row -> row.counted().before().charged()));
            statement.setArray(12, columns.decimals(rows, row -> row.counted().before().amount()));
            statement.executeUpdate();
        }
    }

    private void aside(List<Decoded.SetAside> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ASIDE)) {
            statement.setObject(1, fileId);
            statement.setArray(2, columns.longs(rows, Decoded.SetAside::line));
            statement.setArray(3, columns.texts(rows, row -> row.verdict().name()));
            statement.setArray(4, columns.texts(rows, Decoded.SetAside::reason));
            statement.setArray(5, columns.texts(rows, Decoded.SetAside::detail));
            statement.setArray(6, columns.texts(rows, Decoded.SetAside::original));
            statement.setArray(7, columns.texts(rows, Decoded.SetAside::key));
            statement.setArray(8, columns.instants(rows, Decoded.SetAside::startedAt));
            statement.setArray(
                    9,
                    columns.texts(
                            rows,
                            row -> {
                                UsageType service = row.service();
                                return service == null ? null : service.name();
                            }));
            statement.setArray(10, columns.longs(rows, Decoded.SetAside::quantity));
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
