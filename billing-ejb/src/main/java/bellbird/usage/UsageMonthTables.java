package bellbird.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The months of usage and how long they are kept, on a tenant's connection in a transaction. */
final class UsageMonthTables {

    private static final String MONTHS =
            """
            select to_date(right(c.relname, 7), 'YYYY_MM') as month,
                   greatest(0, sum(c.reltuples) filter (where p.relname = 'usage_record'))::bigint as records,
                   sum(pg_total_relation_size(c.oid))::bigint as bytes, null::timestamptz as dropped_at
              from pg_class p join pg_inherits i on i.inhparent = p.oid join pg_class c on c.oid = i.inhrelid
             where p.relnamespace = current_schema()::regnamespace and p.relkind = 'p'
             group by 1
            union all
            select month, records, bytes, dropped_at from dropped_month
             order by month desc
            """;
    private static final String HOLDS =
            """
            select h.id, a.number, h.reason, h.placed_at, h.placed_by
              from usage_hold h left join billing_account a on a.id = h.account_id
             where h.lifted_at is null order by h.placed_at
            """;
    private static final String SET =
            """
            insert into usage_retention (months, changed_at, changed_by) values (?, ?, ?)
                on conflict (only_one)
                do update set months = excluded.months, changed_at = excluded.changed_at,
                              changed_by = excluded.changed_by
            """;
    private static final String PLACE =
            """
            insert into usage_hold (id, account_id, reason, placed_at, placed_by)
            select ?, (select id from billing_account where number = ?::text), ?, ?, ?
             where ?::text is null or exists (select from billing_account where number = ?::text)
            """;
    private static final String LIFT =
            "update usage_hold set lifted_at = ?, lifted_by = ? where id = ? and lifted_at is null";

    private final Connection connection;

    UsageMonthTables(Connection connection) {
        this.connection = connection;
    }

    /** Newest first; those that were dropped too. */
    List<UsageMonth> months(LocalDate today) throws SQLException {
        List<UsageMonth> months = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(MONTHS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                OffsetDateTime dropped = row.getObject("dropped_at", OffsetDateTime.class);
                LocalDate month = row.getObject("month", LocalDate.class);
                months.add(
                        new UsageMonth(
                                YearMonth.from(month),
                                row.getLong("records"),
                                row.getLong("bytes"),
                                dropped == null ? kept(month, today) : null,
                                dropped == null ? null : dropped.toInstant()));
            }
        }
        return months;
    }

    private UsageMonth.@Nullable Kept kept(LocalDate month, LocalDate today) throws SQLException {
        return kept("select usage_month_kept(?, ?)", month, today);
    }

    /**
     * @return what keeps the month, so that nothing happened; null if it is gone now
     */
    UsageMonth.@Nullable Kept drop(YearMonth month, LocalDate today) throws SQLException {
        return kept("select drop_usage_month(?, ?)", month.atDay(1), today);
    }

    private UsageMonth.@Nullable Kept kept(String sql, LocalDate month, LocalDate today)
            throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(sql)) {
            call.setObject(1, month);
            call.setObject(2, today);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                String reason = row.getString(1);
                return reason == null ? null : UsageMonth.Kept.valueOf(reason);
            }
        }
    }

    void make(YearMonth month) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement("select usage_month(?)")) {
            call.setObject(1, month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC));
            call.execute();
        }
    }

    OptionalInt policy() throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select months from usage_retention");
                ResultSet row = select.executeQuery()) {
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
        }
    }

    void keep(int months, Instant now, String by) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(SET)) {
            set.setInt(1, months);
            set.setObject(2, now.atOffset(ZoneOffset.UTC));
            set.setString(3, by);
            set.executeUpdate();
        }
    }

    void keepAll() throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from usage_retention")) {
            delete.executeUpdate();
        }
    }

    List<UsageHold> holds() throws SQLException {
        List<UsageHold> holds = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(HOLDS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                holds.add(
                        new UsageHold(
                                row.getObject("id", UUID.class),
                                row.getString("number"),
                                row.getString("reason"),
                                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                                row.getString("placed_by")));
            }
        }
        return holds;
    }

    /**
     * @param account a number; null for all
     * @return whether there is such an account
     */
    boolean place(UUID id, @Nullable String account, String reason, Instant now, String by)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PLACE)) {
            insert.setObject(1, id);
            insert.setString(2, account);
            insert.setString(3, reason);
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            insert.setString(5, by);
            insert.setString(6, account);
            insert.setString(7, account);
            return insert.executeUpdate() == 1;
        }
    }

    boolean lift(UUID id, Instant now, String by) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(LIFT)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setString(2, by);
            update.setObject(3, id);
            return update.executeUpdate() == 1;
        }
    }
}
