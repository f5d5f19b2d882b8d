package bellbird.rating;

import bellbird.usage.Decoded;
import bellbird.usage.FileCounts;
import bellbird.usage.FileTotal;
import bellbird.usage.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes what became of suspended records of a file, so that the file stays in balance to the unit:
 * what leaves suspense is counted where it went (rule B3, invariant I7).
 */
final class RecycledWriter {

    private static final String WAITING =
            """
            select line_number from set_aside_record
             where file_id = ? and line_number = any(?) and verdict = 'SUSPENDED'
            """;
    private static final String SETTLE = "select settle_suspended(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String COUNT =
            """
            update usage_file
               set rated = rated + ?, suspended = suspended - ?, duplicate = duplicate + ?,
                   rejected = rejected + ?, ignored = ignored + ?
             where id = ?
            """;
    private static final String OUTCOME =
            """
            insert into usage_recycling_outcome as o (recycling_id, verdict, reason, records)
            select ?, verdict, reason, count(*) from unnest(?, ?) as n (verdict, reason)
             group by verdict, reason
                on conflict (recycling_id, verdict, reason)
                do update set records = o.records + excluded.records
            """;

    private final Connection connection;
    private final UUID recycling;
    private final UUID fileId;
    private final Columns columns;

    RecycledWriter(Connection connection, UUID recycling, UUID fileId) {
        this.connection = connection;
        this.recycling = recycling;
        this.fileId = fileId;
        columns = new Columns(connection);
    }

    /** Those that are suspended still: what went back in does not go in again. */
    List<Decoded> waiting(List<Decoded> chunk) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setObject(1, fileId);
            statement.setArray(2, columns.longs(chunk, Decoded::line));
            Set<Long> lines = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getLong(1));
                }
            }
            return chunk.stream().filter(one -> lines.contains(one.line())).toList();
        }
    }

    void write(ChunkResult result) throws SQLException {
        List<Decoded.SetAside> rows = new ArrayList<>(result.aside());
        result.rated().forEach(one -> rows.add(settled(one.usage())));
        if (rows.isEmpty()) {
            return;
        }
        List<String> verdicts = new ArrayList<>();
        result.aside().forEach(one -> verdicts.add(one.verdict().name()));
        result.rated().forEach(one -> verdicts.add(FileTotal.RATED));
        ChunkWriter writer = new ChunkWriter(connection, fileId);
        writer.records(result.rated());
        settle(rows, verdicts);
        count(result.counts());
        writer.totals(result.totals());
        outcome(rows, verdicts);
    }

    /** What a rated record leaves in suspense: nothing. */
    private static Decoded.SetAside settled(Decoded.Usage usage) {
        return usage.aside(Verdict.SUSPENDED, "", "");
    }

    private void settle(List<Decoded.SetAside> rows, List<String> verdicts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            statement.setObject(1, recycling);
            statement.setObject(2, fileId);
            statement.setArray(3, columns.longs(rows, Decoded.SetAside::line));
            statement.setArray(4, columns.texts(verdicts));
            statement.setArray(5, columns.texts(rows, Decoded.SetAside::reason));
            statement.setArray(6, columns.texts(rows, Decoded.SetAside::detail));
            statement.setArray(7, columns.texts(rows, Decoded.SetAside::key));
            statement.setArray(8, columns.instants(rows, Decoded.SetAside::startedAt));
            statement.setArray(
                    9,
                    columns.texts(
                            rows, one -> one.service() == null ? null : one.service().name()));
            statement.setArray(10, columns.longs(rows, Decoded.SetAside::quantity));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) != rows.size()) {
                    throw new IllegalStateException("records left suspense by another way");
                }
            }
        }
    }

    private void count(FileCounts counts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setLong(1, counts.rated());
            statement.setLong(2, counts.in() - counts.suspended());
            statement.setLong(3, counts.duplicate());
            statement.setLong(4, counts.rejected());
            statement.setLong(5, counts.ignored());
            statement.setObject(6, fileId);
            statement.executeUpdate();
        }
    }

    private void outcome(List<Decoded.SetAside> rows, List<String> verdicts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OUTCOME)) {
            statement.setObject(1, recycling);
            statement.setArray(2, columns.texts(verdicts));
            statement.setArray(3, columns.texts(rows, Decoded.SetAside::reason));
            statement.executeUpdate();
        }
    }
}
