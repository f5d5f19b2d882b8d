package bellbird.tenancy;

import bellbird.kernel.secret.KeyRing;
import bellbird.kernel.secret.SealedColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings stored secrets under the current key, as the owner of their schema. Twice is once. */
final class Resealing {

    private final KeyRing ring;

    Resealing(KeyRing ring) {
        this.ring = ring;
    }

    /**
     * Text that was never sealed is sealed too: it was stored before there were keys.
     *
     * @return number of secrets that were not under the current key
     */
    int reseal(Connection owner, String schema, List<SealedColumn> columns) throws SQLException {
        int changed = 0;
        for (SealedColumn column : columns) {
            for (Map.Entry<String, String> stored : stored(owner, schema, column).entrySet()) {
                if (!ring.isCurrent(stored.getValue())) {
                    String place = column.place(stored.getKey());
                    String plain =
                            KeyRing.isSealed(stored.getValue())
                                    ? ring.open(place, stored.getValue())
                                    : stored.getValue();
                    store(owner, schema, column, stored.getKey(), ring.seal(place, plain));
                    changed++;
                }
            }
        }
        return changed;
    }

    private static Map<String, String> stored(Connection owner, String schema, SealedColumn column)
            throws SQLException {
        String sql =
                "select %s, %s from %s.%s where %2$s <> '' for update"
                        .formatted(column.id(), column.column(), schema, column.table());
        Map<String, String> stored = new LinkedHashMap<>();
        try (PreparedStatement select = owner.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                stored.put(row.getString(1), row.getString(2));
            }
        }
        return stored;
    }

    private static void store(
            Connection owner, String schema, SealedColumn column, String id, String sealed)
            throws SQLException {
        String sql =
                "update %s.%s set %s = ? where %s = ?"
                        .formatted(schema, column.table(), column.column(), column.id());
        try (PreparedStatement update = owner.prepareStatement(sql)) {
            update.setString(1, sealed);
            update.setString(2, id);
            update.executeUpdate();
        }
    }
}
