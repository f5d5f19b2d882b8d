package bellbird.bill;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** How documents are numbered, on a tenant's connection. */
final class BillNumberingTable {

    private static final String READ =
            "select bills, credit_notes, yearly, digits from bill_numbering";
    private static final String SAVE =
            """
            insert into bill_numbering (bills, credit_notes, yearly, digits) values (?, ?, ?, ?)
            on conflict (only_one) do update
               set bills = excluded.bills, credit_notes = excluded.credit_notes,
                   yearly = excluded.yearly, digits = excluded.digits
            """;

    /** Series with a prefix, whatever the year, in which there are documents of the other kind. */
    private static final String TAKEN =
            """
            select exists (select 1 from customer_bill
                            where (series = ? or series ~ ('^' || ? || '-[0-9]{4}$'))
                              and (kind = 'CREDIT_NOTE') <> ?)
            """;

    private static final String LAST =
            "select coalesce(max(last_number), 0) from number_series where series = ?";

    private final Connection connection;

    BillNumberingTable(Connection connection) {
        this.connection = connection;
    }

    BillNumbering get(DocumentKind kind) throws SQLException {
        return find().orElseGet(() -> BillNumbering.usual(kind));
    }

    private Optional<BillNumbering> find() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(READ);
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new BillNumbering(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getBoolean(3),
                                    row.getInt(4)))
                    : Optional.empty();
        }
    }

    /**
     * @throws BellbirdException for the fields {@code bills} and {@code creditNotes}, if the series
     *     has documents of the other kind
     */
    void save(BillNumbering numbering) throws SQLException {
        requireOwn("bills", numbering.bills(), false);
        requireOwn("creditNotes", numbering.creditNotes(), true);
        try (PreparedStatement insert = connection.prepareStatement(SAVE)) {
            insert.setString(1, numbering.bills());
            insert.setString(2, numbering.creditNotes());
            insert.setBoolean(3, numbering.isYearly());
            insert.setInt(4, numbering.digits());
            insert.executeUpdate();
        }
    }

    /** 0 before the first. */
    long lastOf(String series) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LAST)) {
            query.setString(1, series);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void requireOwn(String field, String prefix, boolean isOfCreditNotes)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TAKEN)) {
            query.setString(1, prefix);
            query.setString(2, prefix);
            query.setBoolean(3, isOfCreditNotes);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    throw BellbirdException.user(field, "error.numbering.taken");
                }
            }
        }
    }
}
