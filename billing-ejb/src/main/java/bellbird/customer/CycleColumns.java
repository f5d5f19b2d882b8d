package bellbird.customer;

import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.cycle.CycleSpecification;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A billing cycle as columns {@code cycle_frequency, cycle_phase, cycle_day}. */
public final class CycleColumns {

    private CycleColumns() {}

    public static CycleSpecification of(ResultSet row) throws SQLException {
        return new CycleSpecification(
                BillFrequency.valueOf(row.getString("cycle_frequency")),
                row.getInt("cycle_day"),
                row.getInt("cycle_phase"));
    }

    /**
     * Sets three parameters.
     *
     * @param at place of the first
     */
    public static void set(PreparedStatement statement, int at, CycleSpecification cycle)
            throws SQLException {
        statement.setString(at, cycle.frequency().name());
        statement.setInt(at + 1, cycle.phase());
        statement.setInt(at + 2, cycle.day());
    }
}
