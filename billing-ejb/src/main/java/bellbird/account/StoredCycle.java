package bellbird.account;

import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.cycle.CycleSpecification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The billing cycle of an account as one column, for the many queries that need it. */
public final class StoredCycle {

    /** Column {@code cycle} of an account called {@code a}. */
    public static final String COLUMN =
            """
            concat_ws(' ', concat_ws('/', a.cycle_frequency, a.cycle_phase, a.cycle_day),
                   (select string_agg(concat_ws('/', h.cycle_frequency, h.cycle_phase, h.cycle_day,
                                                h.begins_on, h.regular_from), ' ' order by h.begins_on)
                      from cycle_change h where h.account_id = a.id)) as cycle
            """;

    private StoredCycle() {}

    public static BillCycle of(ResultSet row) throws SQLException {
        String[] words = row.getString("cycle").split(" ", -1);
        List<BillCycle.Change> changes = new ArrayList<>(words.length - 1);
        for (int i = 1; i < words.length; i++) {
            String[] change = words[i].split("/", -1);
            changes.add(
                    new BillCycle.Change(
                            LocalDate.parse(change[3]),
                            LocalDate.parse(change[4]),
                            specification(change)));
        }
        return new BillCycle(specification(words[0].split("/", -1)), changes);
    }

    private static CycleSpecification specification(String[] columns) {
        return new CycleSpecification(
                BillFrequency.valueOf(columns[0]),
                Integer.parseInt(columns[2]),
                Integer.parseInt(columns[1]));
    }
}
