package bellbird.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One event in the books: postings that add up to zero in each currency (invariant I1).
 *
 * @param businessKey what it books, such as {@code bill/<id>} or {@code payment/<id>}; once only
 * @param bookedOn day in tenant time
 * @param description for people, short
 * @param postings at least two
 */
public record JournalEntry(
        String businessKey, LocalDate bookedOn, String description, List<Posting> postings) {

    /**
     * @throws IllegalArgumentException if the postings do not balance
     */
    public JournalEntry {
        postings = List.copyOf(postings);
        if (postings.size() < 2) {
            throw new IllegalArgumentException(businessKey + " needs at least two postings");
        }
        Map<String, Long> sums = new HashMap<>();
        for (Posting posting : postings) {
            sums.merge(
                    posting.amount().currency().getCurrencyCode(),
                    posting.amount().minorUnits(),
                    Math::addExact);
        }
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalArgumentException(businessKey + " does not balance: " + sums);
        }
    }
}
