package bellbird.bill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Gapless numbers (rule R19): a counter row, locked in the issuing transaction. Never a database
 * sequence, which keeps its holes after a rollback.
 */
final class NumberSeries {

    private final Connection connection;

    NumberSeries(Connection connection) {
        this.connection = connection;
    }

    /**
     * The end of a series, locked until the transaction ends.
     *
     * @param lastNumber 0 before the first
     * @param lastHash of the last bill; empty before the first
     * @param lastIssuedOn of the last bill; the given day before the first
     */
    record End(long lastNumber, String lastHash, LocalDate lastIssuedOn) {}

    /** Begins the series if need be, and locks it. */
    End lock(String series, LocalDate today) throws SQLException {
        String begin =
                """
                insert into number_series (series, first_number, last_number)
                values (?, 1, 0) on conflict (series) do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(begin)) {
            insert.setString(1, series);
            insert.executeUpdate();
        }
        long last;
        String lock = "select last_number from number_series where series = ? for update";
        try (PreparedStatement query = connection.prepareStatement(lock)) {
            query.setString(1, series);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                last = row.getLong(1);
            }
        }
        String bill = "select hash, issued_on from customer_bill where series = ? and number = ?";
        try (PreparedStatement query = connection.prepareStatement(bill)) {
            query.setString(1, series);
            query.setLong(2, last);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new End(last, row.getString(1), row.getObject(2, LocalDate.class))
                        : new End(last, "", today);
            }
        }
    }

    void advance(String series, long lastNumber) throws SQLException {
        String sql = "update number_series set last_number = ? where series = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, lastNumber);
            update.setString(2, series);
            update.executeUpdate();
        }
    }
}
