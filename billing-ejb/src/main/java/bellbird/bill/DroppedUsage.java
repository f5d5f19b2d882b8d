package bellbird.bill;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Usage of a bill that is not kept any more (rule R24): of its records there are sums only
 * (docs/decisions/0026).
 *
 * @param months such as {@code 2026-10}, in their order; none if all is kept
 * @param amount what the records came to, exact, in major units
 */
record DroppedUsage(List<String> months, BigDecimal amount) {

    DroppedUsage {
        months = List.copyOf(months);
    }

    /**
     * @param delta which delta note of the period; 0 for its own bill
     */
    static DroppedUsage of(Connection connection, UUID account, LocalDate periodFrom, int delta)
            throws SQLException {
        String sql =
                """
                select to_char(month, 'YYYY-MM'), amount from dropped_rating
                 where account_id = ? and period_from = ? and delta = ? order by month""";
        List<String> months = new ArrayList<>();
        BigDecimal amount = BigDecimal.ZERO;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            query.setObject(2, periodFrom);
            query.setInt(3, delta);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    months.add(row.getString(1));
                    amount = amount.add(row.getBigDecimal(2));
                }
            }
        }
        return new DroppedUsage(months, amount);
    }

    boolean isNothing() {
        return months.isEmpty();
    }
}
