package bellbird.care.ticket;

import bellbird.kernel.text.PlainText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of tickets, and the number of the next one. */
final class TicketReader {

    private static final String FROM =
            """
             from ticket t
             join customer c on c.id = t.customer_id
             join party p on p.id = c.party_id
            where (?::text is null or t.state = ?)
              and (?::uuid is null or t.customer_id = ?)
              and (?::text is null or t.assignee = ?)
              and (t.number ilike ? or t.subject ilike ? or p.name ilike ?)""";

    private final Connection connection;

    TicketReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Who waits longest comes first, then what happened last.
     *
     * @param agent only this agent's tickets; null for all
     */
    List<TicketRow> list(TicketFilter filter, @Nullable String agent, int offset, int limit)
            throws SQLException {
        String sql =
                "select t.id, t.number, t.subject, t.state, t.customer_id, p.name,"
                        + " t.assignee_name, t.opened_at, t.waiting_since, t.updated_at"
                        + FROM
                        + " order by t.waiting_since nulls last, t.updated_at desc, t.number"
                        + " offset ? limit ?";
        List<TicketRow> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int next = bind(query, filter, agent);
            query.setInt(next, offset);
            query.setInt(next + 1, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
        }
        return rows;
    }

    int count(TicketFilter filter, @Nullable String agent) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(*)" + FROM)) {
            bind(query, filter, agent);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /**
     * Takes the next number; its row stays locked to the end of the transaction, so none is lost.
     */
    String nextNumber() throws SQLException {
        String sql =
                "insert into number_counter (kind, last_number) values ('ticket', 1) on conflict"
                        + " (kind) do update set last_number = number_counter.last_number + 1"
                        + " returning last_number";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return "T-%06d".formatted(row.getLong(1));
        }
    }

    /** Whether the bill is the customer's and has the line. */
    boolean billBelongs(UUID bill, @Nullable Integer line, UUID customer) throws SQLException {
        String sql =
                "select 1 from customer_bill b join billing_account a on a.id = b.account_id"
                        + " where b.id = ? and a.customer_id = ? and (?::int is null or exists"
                        + " (select 1 from bill_line l where l.bill_id = b.id and l.number = ?))";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, bill);
            query.setObject(2, customer);
            query.setObject(3, line);
            query.setObject(4, line);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static int bind(PreparedStatement query, TicketFilter filter, @Nullable String agent)
            throws SQLException {
        TicketState state = filter.state();
        String pattern =
                "%" + PlainText.sought(filter.search()).replaceAll("([%_\\\\])", "\\\\$1") + "%";
        query.setString(1, state == null ? null : state.name());
        query.setString(2, state == null ? null : state.name());
        query.setObject(3, filter.customerId());
        query.setObject(4, filter.customerId());
        query.setString(5, agent);
        query.setString(6, agent);
        query.setString(7, pattern);
        query.setString(8, pattern);
        query.setString(9, pattern);
        return 10;
    }

    private static TicketRow read(ResultSet row) throws SQLException {
        OffsetDateTime waitingSince = row.getObject(9, OffsetDateTime.class);
        return new TicketRow(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                TicketState.valueOf(row.getString(4)),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getString(7),
                instant(row, 8),
                waitingSince == null ? null : waitingSince.toInstant(),
                instant(row, 10));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
