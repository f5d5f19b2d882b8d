package bellbird.ledger;

import bellbird.kernel.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the books say, read on a tenant's connection. */
final class LedgerReader {

    private final Connection connection;

    LedgerReader(Connection connection) {
        this.connection = connection;
    }

    List<BookedEntry> entries(int offset, int limit) throws SQLException {
        String sql =
                """
                select e.id, e.business_key, e.booked_on, e.description,
                       p.ledger_account, a.number, p.amount_minor, p.currency
                  from (select * from journal_entry order by booked_on desc, id desc
                        offset ? limit ?) e
                  join posting p on p.entry_id = e.id
                  left join billing_account a on a.id = p.account_id
                 order by e.booked_on desc, e.id desc, p.number""";
        Map<UUID, BookedEntry> heads = new LinkedHashMap<>();
        Map<UUID, List<BookedEntry.BookedPosting>> postings = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, offset);
            query.setInt(2, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    heads.put(
                            id,
                            new BookedEntry(
                                    id,
                                    row.getString(2),
                                    row.getObject(3, LocalDate.class),
                                    row.getString(4),
                                    List.of()));
                    postings.computeIfAbsent(id, key -> new ArrayList<>())
                            .add(
                                    new BookedEntry.BookedPosting(
                                            row.getString(5),
                                            row.getString(6),
                                            money(row.getLong(7), row.getString(8))));
                }
            }
        }
        List<BookedEntry> entries = new ArrayList<>();
        heads.forEach(
                (id, head) ->
                        entries.add(
                                new BookedEntry(
                                        id,
                                        head.businessKey(),
                                        head.bookedOn(),
                                        head.description(),
                                        postings.getOrDefault(id, List.of()))));
        return entries;
    }

    long count() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select count(*) from journal_entry");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    TrialBalance trialBalance() throws SQLException {
        String sql =
                """
                select ledger_account, currency,
                       coalesce(sum(amount_minor) filter (where amount_minor > 0), 0)::bigint,
                       coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0)::bigint,
                       sum(amount_minor)::bigint
                  from posting group by currency, ledger_account order by currency, ledger_account""";
        List<TrialBalance.Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String currency = row.getString(2);
                rows.add(
                        new TrialBalance.Row(
                                row.getString(1),
                                money(row.getLong(3), currency),
                                money(row.getLong(4), currency),
                                money(row.getLong(5), currency)));
            }
        }
        return new TrialBalance(rows);
    }

    private static Money money(long minorUnits, String currency) {
        return new Money(minorUnits, Currency.getInstance(currency));
    }
}
