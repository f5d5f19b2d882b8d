package bellbird.payment;

import bellbird.kernel.money.Money;
import bellbird.offering.UsageType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks a record up and follows it to its bill. */
final class TraceReader {

    private static final String RECORD =
            """
            select u.started_at, u.file_id, f.file_name, u.line_number, a.id as account_id,
                   a.customer_id, p.name, r.service_id, r.offering_version_id, r.period_from,
                   r.delta,
                   r.service, r.destination, r.amount, r.currency
              from usage_record u
              join usage_file f on f.id = u.file_id
              join rated_usage r on (r.record_key, r.started_at) = (u.record_key, u.started_at)
              join billing_account a on a.id = r.account_id
              join customer c on c.id = a.customer_id
              join party p on p.id = c.party_id
             where u.record_key = ? order by u.started_at limit 1
            """;
    private static final String ASIDE =
            """
            select s.started_at, s.file_id, f.file_name, s.line_number
              from set_aside_record s join usage_file f on f.id = s.file_id
             where s.record_key = ? and s.verdict <> 'DUPLICATE'
             order by s.file_id desc, s.line_number limit 1
            """;
    private static final String BILL =
            """
            select b.id, b.label, b.issued_on, b.currency, b.total_minor, l.number, l.description,
                   l.exact_amount, l.amount_minor
              from customer_bill b
              left join bill_line l
                on l.bill_id = b.id and l.kind = 'USAGE' and l.service_id = ?
               and l.usage_service = ? and l.destination = ? and l.offering_version_id = ?
             where b.account_id = ? and b.period_from = ? and b.delta = ? and b.kind <> 'CREDIT_NOTE'
             order by l.number is null, b.occurrence, b.kind limit 1
            """;
    private static final String POSTINGS =
            """
            select p.ledger_account, p.amount_minor, p.currency
              from journal_entry e join posting p on p.entry_id = e.id
             where e.business_key = ? order by p.number
            """;
    private static final String PAYMENTS =
            """
            select provider, amount_minor, currency, received_at from payment
             where bill_id = ? order by received_at
            """;

    /**
     * A record that was found.
     *
     * @param startedAt null if it could not be read
     * @param rated null if it was set aside
     */
    record Found(
            @Nullable Instant startedAt,
            Trace.Place place,
            Trace.@Nullable Rated rated,
            Trace.@Nullable Bill bill) {}

    private final Connection connection;

    TraceReader(Connection connection) {
        this.connection = connection;
    }

    /** Rated, or else the newest that waits; a duplicate leads to the first. */
    Optional<Found> find(String recordKey) throws SQLException {
        Optional<Found> rated = rated(recordKey);
        return rated.isPresent() ? rated : aside(recordKey);
    }

    private Optional<Found> rated(String recordKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
            statement.setString(1, recordKey);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Trace.Rated rated =
                        new Trace.Rated(
                                row.getObject("customer_id", UUID.class),
                                row.getString("name"),
                                row.getObject("service_id", UUID.class),
                                row.getObject("offering_version_id", UUID.class),
                                row.getObject("period_from", LocalDate.class),
                                UsageType.valueOf(row.getString("service")),
                                row.getString("destination"),
                                row.getBigDecimal("amount"),
                                Currency.getInstance(row.getString("currency")),
                                List.of());
                return Optional.of(
                        new Found(
                                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                                place(row),
                                rated,
                                bill(
                                        rated,
                                        row.getObject("account_id", UUID.class),
                                        row.getInt("delta"))));
            }
        }
    }

    private Optional<Found> aside(String recordKey) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ASIDE)) {
            statement.setString(1, recordKey);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                OffsetDateTime started = row.getObject("started_at", OffsetDateTime.class);
                return Optional.of(
                        new Found(
                                started == null ? null : started.toInstant(),
                                place(row),
                                null,
                                null));
            }
        }
    }

    private static Trace.Place place(ResultSet row) throws SQLException {
        return new Trace.Place(
                row.getObject("file_id", UUID.class),
                row.getString("file_name"),
                row.getLong("line_number"));
    }

    private Trace.@Nullable Bill bill(Trace.Rated rated, UUID accountId, int delta)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BILL)) {
            statement.setObject(1, rated.serviceId());
            statement.setString(2, rated.service().name());
            statement.setString(3, rated.destination());
            statement.setObject(4, rated.versionId());
            statement.setObject(5, accountId);
            statement.setObject(6, rated.periodFrom());
            statement.setInt(7, delta);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                UUID id = row.getObject("id", UUID.class);
                Currency currency = Currency.getInstance(row.getString("currency"));
                String description = row.getString("description");
                return new Trace.Bill(
                        id,
                        row.getString("label"),
                        row.getObject("issued_on", LocalDate.class),
                        new Money(row.getLong("total_minor"), currency),
                        description == null
                                ? null
                                : new Trace.Line(
                                        row.getInt("number"),
                                        description,
                                        row.getBigDecimal("exact_amount"),
                                        new Money(row.getLong("amount_minor"), currency)),
                        postings(id),
                        payments(id));
            }
        }
    }

    private List<Trace.Posting> postings(UUID bill) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSTINGS)) {
            statement.setString(1, "bill/" + bill);
            List<Trace.Posting> postings = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    postings.add(new Trace.Posting(row.getString("ledger_account"), money(row)));
                }
            }
            return postings;
        }
    }

    private List<Trace.Payment> payments(UUID bill) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAYMENTS)) {
            statement.setObject(1, bill);
            List<Trace.Payment> payments = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    payments.add(
                            new Trace.Payment(
                                    row.getString("provider"),
                                    money(row),
                                    row.getObject("received_at", OffsetDateTime.class)
                                            .toInstant()));
                }
            }
            return payments;
        }
    }

    private static Money money(ResultSet row) throws SQLException {
        return new Money(
                row.getLong("amount_minor"), Currency.getInstance(row.getString("currency")));
    }
}
