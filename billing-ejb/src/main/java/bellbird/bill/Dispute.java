package bellbird.bill;

import bellbird.kernel.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks is wrong with a line of a bill. Until it is decided, that much of the bill
 * is not overdue (rule R17).
 *
 * @param line its number on the bill
 * @param description of the line
 * @param amount of the line that is disputed, as the line's own: with VAT where its price has it
 * @param words of who disputes it
 * @param openedBy name of who wrote it down
 * @param decision null until there is one
 */
public record Dispute(
        UUID id,
        UUID bill,
        int line,
        String description,
        Money amount,
        String words,
        String openedBy,
        Instant openedAt,
        @Nullable Decision decision) {

    /**
     * What became of it.
     *
     * @param answer in words, for the customer
     * @param by name of who decided
     * @param note that gives it back; null if it was rejected
     */
    public record Decision(String answer, String by, Instant at, Creditable.@Nullable Named note) {}
}
