package bellbird.bill;

import bellbird.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can still be given back of a bill, and what was.
 *
 * @param corrects the bill that this one gives back; null if it is no credit note
 * @param replaces the bill whose place this one takes; null if it takes none
 * @param replacedBy the bill that took its place; null if none did
 * @param follows the bill that a delta note follows; null if it is none
 * @param reason of a credit note; empty for all others
 * @param lines of a bill; none for a credit note
 * @param notes credit notes about it, oldest first
 */
public record Creditable(
        @Nullable Named corrects,
        @Nullable Named replaces,
        @Nullable Named replacedBy,
        @Nullable Named follows,
        String reason,
        List<Line> lines,
        List<Note> notes) {

    public Creditable {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /**
     * What no credit note has given back, with VAT.
     *
     * @param total of the bill
     */
    public Money left(Money total) {
        return notes.stream().map(Note::total).reduce(total, Money::plus);
    }

    /** What a note about one line can still give back; empty if that is nothing. */
    public Optional<Money> left(int line) {
        return lines.stream()
                .filter(one -> one.number() == line)
                .map(Line::left)
                .filter(Money::isPositive)
                .findFirst();
    }

    /** A bill by its number. */
    public record Named(UUID id, String label) {}

    /**
     * @param amount as charged, with VAT where prices have it
     * @param left what a note about it alone can still give back: of the line, and of its bill; 0
     *     for a line that gives back itself
     */
    public record Line(int number, String description, Money amount, Money left) {}

    /**
     * @param total below zero
     */
    public record Note(UUID id, String label, LocalDate issuedOn, Money total, String reason) {}
}
