package bellbird.kernel.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact price before settlement, such as 0.12 a minute. It is never rounded to the cent.
 *
 * @param amount in major units, at full precision
 * @param currency ISO 4217
 */
public record Rate(BigDecimal amount, Currency currency) {

    /** Rounds to money, at the one address where that happens. */
    public Money settle() {
        return Money.settle(amount, currency);
    }
}
