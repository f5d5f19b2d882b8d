package bellbird.ledger;

import bellbird.kernel.id.Ids;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes entries on a tenant's connection, in its running transaction, many at once. */
public final class Journal {

    private final Connection connection;

    public Journal(Connection connection) {
        this.connection = connection;
    }

    /**
     * Books the entries that are not booked yet. The unique business key decides, so that two
     * writers at once book once.
     *
     * @return the business keys booked now; the others had been booked before
     */
    public Set<String> book(List<JournalEntry> entries) throws SQLException {
        Map<UUID, JournalEntry> fresh = insertEntries(entries);
        insertPostings(fresh);
        Set<String> booked = new HashSet<>();
        fresh.values().forEach(entry -> booked.add(entry.businessKey()));
        return booked;
    }

    private Map<UUID, JournalEntry> insertEntries(List<JournalEntry> entries) throws SQLException {
        Map<String, JournalEntry> byKey = new HashMap<>();
        List<UUID> ids = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Date> days = new ArrayList<>();
        List<String> descriptions = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (byKey.put(entry.businessKey(), entry) != null) {
                throw new IllegalArgumentException("twice in one call: " + entry.businessKey());
            }
            ids.add(Ids.next());
            keys.add(entry.businessKey());
            days.add(Date.valueOf(entry.bookedOn()));
            descriptions.add(entry.description());
        }
        String sql =
                """
                insert into journal_entry (id, business_key, booked_on, description)
                select * from unnest(?::uuid[], ?::text[], ?::date[], ?::text[])
                on conflict (business_key) do nothing
                returning id, business_key""";
        Map<UUID, JournalEntry> fresh = new HashMap<>();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            insert.setArray(2, connection.createArrayOf("text", keys.toArray()));
            insert.setArray(3, connection.createArrayOf("date", days.toArray()));
            insert.setArray(4, connection.createArrayOf("text", descriptions.toArray()));
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    String key = row.getString(2);
                    fresh.put(row.getObject(1, UUID.class), byKey.get(key));
                }
            }
        }
        return fresh;
    }

    private void insertPostings(Map<UUID, JournalEntry> entries) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<String> ledgerAccounts = new ArrayList<>();
        List<UUID> billingAccounts = new ArrayList<>();
        List<Long> amounts = new ArrayList<>();
        List<String> currencies = new ArrayList<>();
        entries.forEach(
                (id, entry) -> {
                    int number = 0;
                    for (Posting posting : entry.postings()) {
                        ids.add(id);
                        numbers.add(++number);
                        ledgerAccounts.add(posting.account().code());
                        billingAccounts.add(posting.billingAccount());
                        amounts.add(posting.amount().minorUnits());
                        currencies.add(posting.amount().currency().getCurrencyCode());
                    }
                });
        String sql =
                """
                insert into posting (entry_id, number, ledger_account, account_id, amount_minor, currency)
                select * from unnest(?::uuid[], ?::int[], ?::text[], ?::uuid[], ?::bigint[], ?::text[])""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            insert.setArray(2, connection.createArrayOf("int4", numbers.toArray()));
            insert.setArray(3, connection.createArrayOf("text", ledgerAccounts.toArray()));
            insert.setArray(4, connection.createArrayOf("uuid", billingAccounts.toArray()));
            insert.setArray(5, connection.createArrayOf("int8", amounts.toArray()));
            insert.setArray(6, connection.createArrayOf("text", currencies.toArray()));
            insert.executeUpdate();
        }
    }
}
