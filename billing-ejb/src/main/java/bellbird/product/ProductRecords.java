package bellbird.product;

import bellbird.account.StoredCycle;
import bellbird.kernel.id.Ids;
import bellbird.product.ProductEvent.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The history of products on a tenant's connection: what happened, and what follows from it. */
final class ProductRecords {

    static final String RECORD =
            """
            insert into product_event (id, product_id, kind, effective_on, offering_version_id,
                                       reason, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String LINE =
            "select p.id, s.id as service_id, p.account_id,"
                    + StoredCycle.COLUMN
                    + """
            , c.id as customer_id, y.name,
                   coalesce(i.value, '') as msisdn, p.start_on, p.end_on
              from service s
              join product p on p.id = s.product_id
              join billing_account a on a.id = p.account_id
              join customer c on c.id = a.customer_id
              join party y on y.id = c.party_id
              left join lateral (select value from service_identifier
                                  where service_id = s.id and kind = 'MSISDN'
                                  order by valid_to desc, id limit 1) i on true
             where s.id = ?
            """;
    private static final String EVENTS =
            """
            select e.kind, e.effective_on, o.name, v.number, e.reason, e.recorded_at, e.recorded_by
              from product_event e
              left join offering_version v on v.id = e.offering_version_id
              left join product_offering o on o.id = v.offering_id
             where e.product_id = ?
             order by e.effective_on, e.recorded_at, e.id
            """;

    private final Connection connection;

    ProductRecords(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param version what it is on from then; null where that stays as it was
     */
    void record(
            UUID product,
            Kind kind,
            LocalDate on,
            @Nullable UUID version,
            String reason,
            Instant at,
            String by)
            throws SQLException {
        update(
                RECORD,
                Ids.next(),
                product,
                kind.name(),
                on,
                version,
                reason,
                Timestamp.from(at),
                by);
    }

    Optional<ProductHistory> ofLine(UUID serviceId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINE)) {
            statement.setObject(1, serviceId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                UUID product = row.getObject("id", UUID.class);
                return Optional.of(
                        new ProductHistory(
                                product,
                                row.getObject("service_id", UUID.class),
                                row.getObject("account_id", UUID.class),
                                StoredCycle.of(row),
                                row.getObject("customer_id", UUID.class),
                                row.getString("name"),
                                row.getString("msisdn"),
                                row.getObject("start_on", LocalDate.class),
                                row.getObject("end_on", LocalDate.class),
                                events(product)));
            }
        }
    }

    List<ProductEvent> events(UUID product) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setObject(1, product);
            List<ProductEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(
                            new ProductEvent(
                                    Kind.valueOf(row.getString("kind")),
                                    row.getObject("effective_on", LocalDate.class),
                                    row.getString("name"),
                                    row.getObject("number", Integer.class),
                                    row.getString("reason"),
                                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                                    row.getString("recorded_by")));
                }
            }
            return events;
        }
    }

    /** Nobody else changes the product until the transaction ends. */
    void lock(UUID product) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select 1 from product where id = ? for update")) {
            lock.setObject(1, product);
            lock.executeQuery().close();
        }
    }

    /** The terms it has last, which have no end. */
    record LastTerms(UUID offering, String code, LocalDate from) {}

    LastTerms lastTerms(UUID product) throws SQLException {
        String sql =
                """
                select o.id, o.code, t.valid_from
                  from product_terms t
                  join offering_version v on v.id = t.offering_version_id
                  join product_offering o on o.id = v.offering_id
                 where t.product_id = ? and t.valid_to is null""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, product);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new LastTerms(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, LocalDate.class));
            }
        }
    }

    /** When it rested last. */
    record Suspension(LocalDate from, @Nullable LocalDate to) {}

    Optional<Suspension> lastSuspension(UUID product) throws SQLException {
        String sql =
                """
                select valid_from, valid_to from product_suspension
                 where product_id = ? order by valid_from desc limit 1""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, product);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Suspension(
                                        row.getObject(1, LocalDate.class),
                                        row.getObject(2, LocalDate.class)))
                        : Optional.empty();
            }
        }
    }

    void change(UUID product, UUID version, LocalDate on, String reason) throws SQLException {
        update(
                "update product_terms set valid_to = ? where product_id = ? and valid_to is null",
                on,
                product);
        update(
                """
                insert into product_terms (id, product_id, offering_version_id, valid_from, reason)
                values (?, ?, ?, ?, ?)""",
                Ids.next(),
                product,
                version,
                on,
                reason);
    }

    void suspend(UUID product, LocalDate on) throws SQLException {
        update(
                "insert into product_suspension (product_id, valid_from) values (?, ?)",
                product,
                on);
    }

    void resume(UUID product, LocalDate on) throws SQLException {
        update(
                """
                update product_suspension set valid_to = ?
                 where product_id = ? and valid_to is null""",
                on,
                product);
    }

    /** Whether it is paid with a bundle, as a part of it. */
    boolean isPartOfBundle(UUID product) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select 1 from product where id = ? and bundle_id is not null")) {
            statement.setObject(1, product);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void update(String sql, @Nullable Object... parameters) throws SQLException {
        update(connection, sql, parameters);
    }

    static void update(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
