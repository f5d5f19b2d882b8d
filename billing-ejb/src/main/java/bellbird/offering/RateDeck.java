package bellbird.offering;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices of calls by the first digits of the called number, as carriers send them; and what of
 * their file could not be taken.
 *
 * @param rows by prefix
 * @param bad rows of the file that are no price, in its order
 * @param unmapped names that no prefix is known for, in the order of the file
 */
public record RateDeck(List<Row> rows, List<BadRow> bad, List<String> unmapped) {

    public RateDeck {
        rows = List.copyOf(rows);
        bad = List.copyOf(bad);
        unmapped = List.copyOf(unmapped);
    }

    /**
     * @param prefix E.164 without +
     * @param price of a minute
     * @param first seconds charged in full
     * @param next seconds of each started increment after that
     * @param connectionFee of a call; null for none
     */
    public record Row(
            String prefix,
            String destination,
            BigDecimal price,
            int first,
            int next,
            @Nullable BigDecimal connectionFee) {

        /** Whether a call costs the same, whatever the place is called. */
        boolean costsLike(Row other) {
            return price.compareTo(other.price) == 0
                    && first == other.first
                    && next == other.next
                    && fee().compareTo(other.fee()) == 0;
        }

        BigDecimal fee() {
            return connectionFee == null ? BigDecimal.ZERO : connectionFee;
        }
    }

    /**
     * @param line of the file, from 1
     * @param text as it stands there, shortened
     * @param reason bundle key
     */
    public record BadRow(long line, String text, String reason) {}
}
