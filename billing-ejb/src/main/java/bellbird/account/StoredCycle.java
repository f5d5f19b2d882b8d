package bellbird.account;

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
            concat_ws(' ', a.cycle_day,
                   (select string_agg(concat_ws('/', h.begins_on, h.regular_from, h.cycle_day), ' ' order by h.begins_on)
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
                            LocalDate.parse(change[0]),
                            LocalDate.parse(change[1]),
                            Integer.parseInt(change[2])));
        }
        return new BillCycle(Integer.parseInt(words[0]), changes);
    }
}
