package bellbird.charge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The VAT that a charge bears: days that are given back bear that which they were charged with,
 * whatever has become of the rate and of the customer since (rule R14).
 *
 * @param included whether it is within the amount
 * @param category UNCL 5305
 * @param freed percent that was taken out of price and amount, because none is owed; null otherwise
 */
public record BilledTax(
        boolean included, String category, BigDecimal percent, @Nullable BigDecimal freed) {

    public BilledTax {
        percent = shortest(percent);
        freed = freed == null ? null : shortest(freed);
    }

    /** However many zeros a rate was written with. */
    private static BigDecimal shortest(BigDecimal percent) {
        BigDecimal stripped = percent.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
