package bellbird.bill;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a bill shall be given back.
 *
 * @param key chosen by who asks: the same again makes no second note
 * @param reason for the customer: the credit note prints it
 * @param lines which; none for all that is left of the bill
 */
public record CreditRequest(String key, String reason, List<Part> lines) {

    public CreditRequest {
        lines = List.copyOf(lines);
    }

    /**
     * @param line its number on the bill
     * @param amount as the line's own, in major units; null for all that is left of the line
     */
    public record Part(int line, @Nullable BigDecimal amount) {}
}
