package bellbird.order;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.JsonWriter;
import bellbird.kernel.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Orders that a program names, so that one whose answer got lost can be sent again. */
final class NamedOrders {

    private static final String FIELD = "externalId";
    private static final int LONGEST = 64;

    /** The second of two that come at once waits here, and finds the first. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended(current_schema() || '/order/' || ?, 0))";

    private static final String MADE =
            """
            select o.request_sha256, p.id
              from product_order o
              join product p on p.order_id = o.id
             where o.external_id = ? order by p.line_product_id nulls first, p.id limit 1
            """;

    /** With the number that it began with. */
    private static final String LINE =
            """
            select p.order_id, s.id, i.value
              from product p
              join service s on s.product_id = p.id
              join service_identifier i on i.service_id = s.id and i.kind = 'MSISDN'
             where p.id = ? order by s.activated_at, i.valid_from limit 1
            """;

    private final Connection connection;

    NamedOrders(Connection connection) {
        this.connection = connection;
    }

    /**
     * The product that the order started when it came for the first time: that of the line, or the
     * add-on; empty if it has not come yet.
     *
     * @param externalId that it is named by
     * @throws BellbirdException if the name cannot be one; a conflict if it is another order's
     */
    Optional<UUID> made(String externalId, Record order) throws SQLException {
        if (externalId.isBlank()) {
            throw BellbirdException.user(FIELD, "error.required");
        }
        if (externalId.length() > LONGEST) {
            throw BellbirdException.user(FIELD, "error.tooLong", Integer.toString(LONGEST));
        }
        if (!PlainText.isOneLine(externalId)) {
            throw BellbirdException.user(FIELD, "error.characters");
        }
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, externalId);
            lock.execute();
        }
        try (PreparedStatement statement = connection.prepareStatement(MADE)) {
            statement.setString(1, externalId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!row.getString(1).equals(sha256(order))) {
                    throw BellbirdException.conflict("error.order.otherOrder", externalId);
                }
                return Optional.of(row.getObject(2, UUID.class));
            }
        }
    }

    /** What the order of a line has made. */
    ActivatedLine line(UUID product) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINE)) {
            statement.setObject(1, product);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new ActivatedLine(
                        row.getObject(1, UUID.class),
                        product,
                        row.getObject(2, UUID.class),
                        row.getString(3));
            }
        }
    }

    /** Of everything that the order says. */
    static String sha256(Record order) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            JsonWriter.canonical(order)
                                                    .toString()
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
