package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bill with everything a reader can open.
 *
 * @param summary what lists show
 * @param net sum of the lines
 * @param tax sum of the taxes
 * @param pricesIncludeTax whether the lines' amounts are with VAT
 * @param lines in print order
 * @param taxes one for each rate
 */
public record BillDetail(
        BillSummary summary,
        Money net,
        Money tax,
        boolean pricesIncludeTax,
        List<Line> lines,
        List<Tax> taxes) {

    public BillDetail {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    /** What kind of charge a line is. */
    public enum LineKind {
        RECURRING,
        PROMOTION,
        ONE_TIME,
        USAGE
    }

    /**
     * @param number from 1
     * @param kind of charge
     * @param description such as the plan's name
     * @param serviceNumber the line's number as people write it; null for what belongs to the
     *     account
     * @param period what it covers
     * @param amount as printed: with VAT if {@link BillDetail#pricesIncludeTax}
     * @param net before VAT
     * @param taxPercent such as 19
     * @param explanation why it is that much
     */
    public record Line(
            int number,
            LineKind kind,
            String description,
            @Nullable String serviceNumber,
            Period period,
            Money amount,
            Money net,
            BigDecimal taxPercent,
            LineExplanation explanation) {}

    /**
     * @param percent such as 19
     * @param category UNCL 5305 code, such as S
     * @param base what it is taken from
     * @param tax the amount
     */
    public record Tax(BigDecimal percent, String category, Money base, Money tax) {}
}
