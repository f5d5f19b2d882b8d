package bellbird.bill;

import bellbird.kernel.time.Period;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the usage of a bill record by record, on a tenant's connection in a transaction. */
final class AnnexReader {

    /** Rows that the driver holds at a time. */
    private static final int FETCH = 1_000;

    private final Connection connection;
    private final ZoneId zone;

    AnnexReader(Connection connection, ZoneId zone) {
        this.connection = connection;
        this.zone = zone;
    }

    /** What is done with the lines while they are read. */
    interface Use {
        void of(Annex annex, Annex.Lines lines) throws IOException;
    }

    /**
     * Whether a bill has any usage, priced or included: the first one of its period has all of it.
     *
     * @param customer whose bill it must be; null as customer is any
     */
    boolean hasLines(UUID bill, @Nullable UUID customer) throws SQLException {
        String sql =
                """
                select exists (
                  select 1 from customer_bill b
                    join billing_account a on a.id = b.account_id
                    join rated_usage r on (r.account_id, r.period_from, r.delta) = (b.account_id, b.period_from, b.delta)
                   where b.id = ? and (?::uuid is null or a.customer_id = ?::uuid)
                     and b.kind <> 'CREDIT_NOTE'
                     and not exists (select 1 from customer_bill e
                                      where (e.account_id, e.period_from, e.delta) = (b.account_id, b.period_from, b.delta)
                                        and e.kind <> 'CREDIT_NOTE'
                                        and (e.issued_on, e.number) < (b.issued_on, b.number)
                                        and not exists (select 1 from customer_bill w
                                                         where w.corrects = e.id and w.withdraws)))""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, bill);
            query.setObject(2, customer);
            query.setObject(3, customer);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The annex without its lines; null as customer is any. */
    Optional<Annex> find(UUID bill, @Nullable UUID customer) throws SQLException {
        String sql =
                """
                select b.document->>'tenantName', b.document->'seller'->>'country', b.label, b.issued_on,
                       b.document->'buyer'->>'name', b.document->>'language', b.currency,
                       b.period_from, b.period_to,
                       coalesce((b.document->>'wholeNumbers')::boolean, false)
                  from customer_bill b
                  join billing_account a on a.id = b.account_id
                 where b.id = ? and (?::uuid is null or a.customer_id = ?::uuid)""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, bill);
            query.setObject(2, customer);
            query.setObject(3, customer);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(annex(row)) : Optional.empty();
            }
        }
    }

    private Annex annex(ResultSet row) throws SQLException {
        return new Annex(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                new Period(row.getObject(8, LocalDate.class), row.getObject(9, LocalDate.class)),
                zone,
                row.getBoolean(10));
    }

    /** Hands out the lines of a bill; those that came too late for it are on the next one's. */
    void read(UUID bill, Annex annex, Use use) throws SQLException, IOException {
        String sql =
                """
                select u.started_at, u.served, u.service, u.other_party, r.destination, u.quantity,
                       r.amount
                  from customer_bill b
                  join rated_usage r on (r.account_id, r.period_from, r.delta) = (b.account_id, b.period_from, b.delta)
                  join usage_record u using (record_key, started_at)
                 where b.id = ?
                 order by u.served, u.started_at, u.record_key""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(FETCH);
            query.setObject(1, bill);
            try (ResultSet row = query.executeQuery()) {
                use.of(annex, new Rows(row, annex.wholeNumbers()));
            }
        }
    }

    /** Lines of one number come together, so its form is looked up once. */
    private static final class Rows implements Annex.Lines {

        private final ResultSet row;
        private final boolean whole;
        private String served = "";
        private String number = "";

        Rows(ResultSet row, boolean whole) {
            this.row = row;
            this.whole = whole;
        }

        @Override
        public Optional<Annex.Line> next() throws IOException {
            try {
                return row.next() ? Optional.of(line()) : Optional.empty();
            } catch (SQLException e) {
                throw new IOException("the usage cannot be read on", e);
            }
        }

        private Annex.Line line() throws SQLException {
            String msisdn = row.getString(2);
            if (!msisdn.equals(served)) {
                String form = ServiceNumbers.forPeople(msisdn);
                served = msisdn;
                number = form == null ? msisdn : form;
            }
            return new Annex.Line(
                    row.getTimestamp(1).toInstant(),
                    number,
                    BillDocument.Usage.Service.valueOf(row.getString(3)),
                    ListedNumber.of(row.getString(4), whole),
                    row.getString(5),
                    row.getLong(6),
                    row.getBigDecimal(7));
        }
    }
}
