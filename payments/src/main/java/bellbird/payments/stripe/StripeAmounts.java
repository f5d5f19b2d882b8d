package bellbird.payments.stripe;

import bellbird.kernel.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

/**
 * Amounts as Stripe counts them: minor units, with its own idea of how many a currency has (source:
 * Stripe's documentation on currencies).
 */
final class StripeAmounts {

    /** Where Stripe's number of decimals is not ISO 4217's. */
    private static final Map<String, Integer> DECIMALS =
            Map.of("ISK", 2, "UGX", 2, "MGA", 0, "MRU", 2);

    private StripeAmounts() {}

    static long of(Money money) {
        return money.toDecimal().movePointRight(decimals(money.currency())).longValueExact();
    }

    static Money money(long amount, Currency currency) {
        return Money.settle(BigDecimal.valueOf(amount, decimals(currency)), currency);
    }

    private static int decimals(Currency currency) {
        return DECIMALS.getOrDefault(
                currency.getCurrencyCode(), currency.getDefaultFractionDigits());
    }
}
