package bellbird.portal.text;

import bellbird.offering.RecurringPrice.Interval;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** What a recurring price is for, as people say it. */
public final class PeriodText {

    private PeriodText() {}

    /** Such as {@code a month} or {@code every 3 months}. */
    public static String every(Interval every) {
        return Texts.text(
                "common.every." + every.unit().name().toLowerCase(Locale.ROOT), every.count());
    }

    /** Such as {@code €20.00 a month}. */
    public static String price(BigDecimal amount, Currency currency, Interval every) {
        return Texts.text("common.every.price", MoneyFormat.price(amount, currency), every(every));
    }
}
