package bellbird.portal.text;

import bellbird.kernel.money.Money;
import bellbird.kernel.money.Rate;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * Amounts and prices: the bill's currency, the reader's locale, always all decimals of the
 * currency, minus as U+2212 before the symbol.
 */
public final class MoneyFormat {

    private static final int MOST_DIGITS_OF_A_PRICE = 10;

    private MoneyFormat() {}

    /** Such as €1,234.50 or −€11.61. */
    public static String money(Money money) {
        return money(money, Texts.locale());
    }

    /** Such as +€20.67: with its sign, for changes only. */
    public static String change(Money money) {
        return (money.isPositive() ? "+" : "") + money(money);
    }

    /** A price with all the digits it has, such as €0.0042. */
    public static String price(Rate rate) {
        return price(rate.amount(), rate.currency());
    }

    /** A price with all the digits it has, such as €0.0042. */
    public static String price(BigDecimal amount, Currency currency) {
        return format(amount, currency, MOST_DIGITS_OF_A_PRICE, Texts.locale());
    }

    /** An amount before it is rounded, with at most two decimals more than the currency has. */
    public static String exact(BigDecimal amount, Currency currency) {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return format(amount, currency, decimals + 2, Texts.locale());
    }

    static String money(Money money, Locale locale) {
        int decimals = money.currency().getDefaultFractionDigits();
        return format(money.toDecimal(), money.currency(), decimals, locale);
    }

    private static String format(
            BigDecimal amount, Currency currency, int mostDecimals, Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(numbers(locale));
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(mostDecimals);
        String absolute = format.format(amount.abs());
        return amount.signum() < 0 ? "−" + absolute : absolute;
    }

    static Locale numbers(Locale locale) {
        return MessageBundles.PSEUDO.getLanguage().equals(locale.getLanguage())
                ? Locale.ENGLISH
                : locale;
    }
}
