package bellbird.bill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The stored documents of bills, on a tenant's connection: each is stored once and stays. */
final class BillFiles {

    private final Connection connection;

    BillFiles(Connection connection) {
        this.connection = connection;
    }

    /** The frozen document of a bill whose file is missing; empty if it is there. */
    Optional<BillDocument> unrendered(UUID bill) throws SQLException {
        String sql =
                """
                select document::text from customer_bill b
                 where id = ? and not exists (select 1 from bill_file where bill_id = b.id)""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, bill);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new BillLogos(connection).restore(row.getString(1)))
                        : Optional.empty();
            }
        }
    }

    /**
     * @return false if it was there; then nothing happens
     */
    boolean store(UUID bill, RenderedBill file, Instant now) throws SQLException {
        String sql =
                """
                insert into bill_file (bill_id, media_type, content, sha256, total_text, rendered_at)
                values (?, ?, ?, ?, ?, ?) on conflict (bill_id) do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, bill);
            insert.setString(2, file.mediaType());
            insert.setBytes(3, file.content());
            insert.setString(4, Sha256.hex(file.content()));
            insert.setString(5, file.totalText());
            insert.setTimestamp(6, Timestamp.from(now));
            return insert.executeUpdate() == 1;
        }
    }
}
