package bellbird.bill;

import bellbird.offering.RecurringPrice;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrice.Timing;
import java.text.MessageFormat;
import java.util.Locale;

/**
 * What a recurring price is for, such as {@code For 3 months, paid afterwards}; empty for the usual
 * one, a month in advance, which needs no words.
 */
final class PeriodWords {

    private PeriodWords() {}

    static String of(RecurringPrice price, Locale locale) {
        Interval every = price.every();
        if (every.equals(Interval.MONTH) && price.timing() == Timing.ADVANCE) {
            return "";
        }
        String key = "every." + every.unit() + (every.count() == 1 ? ".one" : ".other");
        String period = new MessageFormat(LineTexts.of(key, locale), locale).format(args(every));
        return price.timing() == Timing.ADVANCE
                ? period
                : new MessageFormat(LineTexts.of("arrears", locale), locale)
                        .format(new Object[] {period});
    }

    private static Object[] args(Interval every) {
        return new Object[] {every.count()};
    }
}
