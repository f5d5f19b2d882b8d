package bellbird.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.money.Money;
import bellbird.testing.TenantDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private final TenantDatabase database = TenantDatabase.create();

    @Test
    void booking_twice_is_booking_once() throws SQLException {
        JournalEntry entry = sale("bill/1", 1190);
        assertThat(book(entry)).isEqualTo(1);
        assertThat(book(entry)).isZero();
        assertThat(database.query("select count(*), sum(amount_minor) from posting"))
                .containsExactly("2|0");
    }

    @Test
    void the_trial_balance_adds_up_to_zero() throws SQLException {
        book(sale("bill/1", 1190));
        book(sale("bill/2", 810));
        TrialBalance balance =
                database.inTransaction(connection -> new LedgerReader(connection).trialBalance());
        assertThat(balance.isBalanced()).isTrue();
        assertThat(balance.rows())
                .extracting(row -> row.ledgerAccount() + " " + row.balance())
                .containsExactly("clearing.stripe 20.00 EUR", "revenue.usage -20.00 EUR");
    }

    @Test
    void entries_are_read_newest_first_with_their_postings() throws SQLException {
        book(sale("bill/1", 1190));
        List<BookedEntry> entries =
                database.inTransaction(connection -> new LedgerReader(connection).entries(0, 10));
        assertThat(entries).extracting(BookedEntry::businessKey).containsExactly("bill/1");
        assertThat(entries.getFirst().postings()).hasSize(2);
    }

    @Test
    void an_entry_that_does_not_balance_is_refused_before_the_database_sees_it() {
        assertThatThrownBy(
                        () ->
                                new JournalEntry(
                                        "bill/1",
                                        DAY,
                                        "",
                                        List.of(
                                                Posting.debit(LedgerAccount.VAT, euro(10)),
                                                Posting.credit(LedgerAccount.VAT, euro(9)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not balance");
    }

    private int book(JournalEntry entry) throws SQLException {
        return database.inTransaction(
                connection -> new Journal(connection).book(List.of(entry)).size());
    }

    private static JournalEntry sale(String key, long cents) {
        return new JournalEntry(
                key,
                DAY,
                "sale",
                List.of(
                        Posting.debit(LedgerAccount.clearing("stripe"), euro(cents)),
                        Posting.credit(LedgerAccount.USAGE_REVENUE, euro(cents))));
    }

    private static Money euro(long cents) {
        return new Money(cents, EUR);
    }
}
