package bellbird.local.stripe;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Amounts as Stripe counts them: minor units, with its own idea of how many a currency has. */
final class Amounts {

    private static final Map<String, Integer> DECIMALS =
            Map.of("isk", 2, "ugx", 2, "mga", 0, "mru", 2);

    /** The least that can be charged, in minor units (source: Stripe's page on currencies). */
    private static final Map<String, Long> LEAST =
            Map.of("eur", 50L, "usd", 50L, "gbp", 30L, "jpy", 50L);

    private Amounts() {}

    static Optional<Currency> currency(String code) {
        try {
            return code.equals(code.toLowerCase(Locale.ROOT))
                    ? Optional.of(Currency.getInstance(code.toUpperCase(Locale.ROOT)))
                    : Optional.empty();
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    static long least(String code) {
        return LEAST.getOrDefault(code, 1L);
    }

    /** For people. */
    static String words(long amount, String code) {
        Currency currency = currency(code).orElseThrow();
        int decimals = DECIMALS.getOrDefault(code, currency.getDefaultFractionDigits());
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.ENGLISH);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(BigDecimal.valueOf(amount, decimals));
    }
}
