package bellbird.bill;

import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Usage of an account that came after the bill of its period was made, and is on no bill yet. */
final class LateUsageTable {

    /** The usage of a period is on its first bill that was not withdrawn. */
    private static final String NOTES =
            """
            select l.period_from, l.period_to, b.id, b.label, b.issued_on,
                   (select count(*) from customer_bill d
                     where (d.account_id, d.period_from, d.kind) = (b.account_id, b.period_from, 'DELTA_NOTE'))
              from (select distinct period_from, period_to from late_usage(?, ?, ?)) l
              join lateral (select * from customer_bill f
                             where f.account_id = ? and f.period_from = l.period_from
                               and f.kind <> 'CREDIT_NOTE' and f.delta = 0
                               and not exists (select 1 from customer_bill w
                                                where w.corrects = f.id and w.withdraws)
                             order by f.issued_on, f.number limit 1) b on true
             order by l.period_from
            """;

    /**
     * A delta note that can be made.
     *
     * @param period whose usage it is for
     * @param number of the note, 1 for the first of the period
     * @param bill that it follows
     */
    record Note(Period period, int number, UUID bill, String label, LocalDate issuedOn) {}

    private final Connection connection;
    private final UUID account;
    private final ZoneId zone;
    private final LocalDate today;

    LateUsageTable(Connection connection, UUID account, ZoneId zone, LocalDate today) {
        this.connection = connection;
        this.account = account;
        this.zone = zone;
        this.today = today;
    }

    /** One for each period, the earliest first. */
    List<Note> notes() throws SQLException {
        List<Note> notes = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(NOTES)) {
            query.setObject(1, account);
            query.setString(2, zone.getId());
            query.setObject(3, today);
            query.setObject(4, account);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    notes.add(
                            new Note(
                                    new Period(
                                            row.getObject(1, LocalDate.class),
                                            row.getObject(2, LocalDate.class)),
                                    row.getInt(6) + 1,
                                    row.getObject(3, UUID.class),
                                    row.getString(4),
                                    row.getObject(5, LocalDate.class)));
                }
            }
        }
        return notes;
    }

    /** Puts the usage on the note. */
    void take(Note note) throws SQLException {
        try (PreparedStatement call =
                connection.prepareStatement("select take_late_usage(?, ?, ?, ?, ?)")) {
            call.setObject(1, account);
            call.setString(2, zone.getId());
            call.setObject(3, today);
            call.setObject(4, note.period().from());
            call.setInt(5, note.number());
            call.executeQuery().close();
        }
    }
}
