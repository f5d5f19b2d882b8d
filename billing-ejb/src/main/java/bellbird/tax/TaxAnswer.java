package bellbird.tax;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tax engine says of one bill: a treatment of each line, and the sums by which it can be
 * checked that both have reckoned the same.
 *
 * @param key of the question
 * @param error why it says nothing; null if it does
 * @param reference of the engine, kept with the bill
 */
public record TaxAnswer(
        String key,
        @Nullable String error,
        List<LineTax> lines,
        List<Sum> taxes,
        @Nullable BigDecimal total,
        @Nullable String reference) {

    public TaxAnswer {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    /**
     * @param category UNCL 5305
     * @param percent such as 23; all taxes of the line together
     * @param includedPercent of the tax that an exempt line's price contains, which is taken out of
     *     it; null if it contains none
     * @param exemption why nothing is owed, for the bill; null where it is
     */
    public record LineTax(
            int number,
            String category,
            BigDecimal percent,
            @Nullable BigDecimal includedPercent,
            @Nullable String exemption) {}

    /** Base and tax of all lines of a rate, with and without tax in their prices apart. */
    public record Sum(
            String category,
            BigDecimal percent,
            boolean taxIncluded,
            BigDecimal base,
            BigDecimal tax) {}
}
