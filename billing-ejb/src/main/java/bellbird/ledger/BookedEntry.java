package bellbird.ledger;

import bellbird.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the books.
 *
 * @param id of the entry
 * @param businessKey what it books, such as {@code bill/<id>}
 * @param bookedOn day in tenant time
 * @param description for people
 * @param postings in their order
 */
public record BookedEntry(
        UUID id,
        String businessKey,
        LocalDate bookedOn,
        String description,
        List<BookedPosting> postings) {

    public BookedEntry {
        postings = List.copyOf(postings);
    }

    /**
     * @param ledgerAccount code, such as {@code receivable}
     * @param accountNumber of the billing account; null where there is none
     * @param amount debit positive, credit negative
     */
    public record BookedPosting(
            String ledgerAccount, @Nullable String accountNumber, Money amount) {}
}
