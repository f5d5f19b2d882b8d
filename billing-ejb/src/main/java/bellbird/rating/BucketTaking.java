package bellbird.rating;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes what was taken from buckets by one guarded statement, which checks what the bucket has
 * left, what may roll over and what each member may take (rule R10).
 */
final class BucketTaking {

    /** Each row is checked by its own condition, so that it holds however many write at once. */
    private static final String TAKE =
            """
            with wanted as (
                select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[])
                    as w (bucket_id, product_id, quantity, rolled)),
            of_bucket as (
                select bucket_id, sum(quantity)::bigint as quantity, sum(rolled)::bigint as rolled
                  from wanted group by bucket_id),
            of_members as (
                update allowance_member m set taken = m.taken + w.quantity from wanted w
                 where (m.bucket_id, m.product_id) = (w.bucket_id, w.product_id)
                   and m.taken + w.quantity <= m.cap
                returning m.bucket_id, w.quantity),
            taken as (
                update allowance_bucket b
                   set consumed = b.consumed + t.quantity, remaining = b.remaining - t.quantity,
                       rolled = b.rolled + t.rolled
                  from of_bucket t
                 where b.id = t.bucket_id and b.remaining >= t.quantity
                   and b.rolled + t.rolled <= b.roll_cap
                   and (b.member_cap is null
                        or t.quantity = (select sum(m.quantity) from of_members m
                                          where m.bucket_id = b.id))
                returning 1)
            select (select count(*) from of_bucket) = (select count(*) from taken)
            """;

    private record Place(UUID bucketId, UUID productId) {}

    private record Taken(long quantity, long rolled) {
        Taken plus(Taken more) {
            return new Taken(
                    Math.addExact(quantity, more.quantity), Math.addExact(rolled, more.rolled));
        }
    }

    private final Connection connection;
    private final Map<Place, Taken> taken = new LinkedHashMap<>();

    BucketTaking(Connection connection) {
        this.connection = connection;
    }

    void add(UUID bucketId, UUID productId, long quantity, boolean rolledOver) {
        taken.merge(
                new Place(bucketId, productId),
                new Taken(quantity, rolledOver ? quantity : 0),
                Taken::plus);
    }

    /**
     * @throws IllegalStateException if a bucket or a member has less than was taken
     */
    void write() throws SQLException {
        List<Map.Entry<Place, Taken>> rows = List.copyOf(taken.entrySet());
        if (rows.isEmpty()) {
            return;
        }
        Columns columns = new Columns(connection);
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setArray(1, columns.uuids(rows, row -> row.getKey().bucketId()));
            statement.setArray(2, columns.uuids(rows, row -> row.getKey().productId()));
            statement.setArray(3, columns.longs(rows, row -> row.getValue().quantity()));
            statement.setArray(4, columns.longs(rows, row -> row.getValue().rolled()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw new IllegalStateException("an allowance has less left than was taken");
                }
            }
        }
    }
}
