package bellbird.portal.text;

import java.math.BigDecimal;
import java.text.NumberFormat;

/** Counts and percentages, such as 18,404 and 1.4%. */
public final class CountFormat {

    private CountFormat() {}

    public static String count(long number) {
        return NumberFormat.getIntegerInstance(MoneyFormat.numbers(Texts.locale())).format(number);
    }

    /** A number with at most three decimals. */
    public static String number(BigDecimal number) {
        return NumberFormat.getNumberInstance(MoneyFormat.numbers(Texts.locale())).format(number);
    }

    /** A number with all its decimals. */
    public static String exact(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(MoneyFormat.numbers(Texts.locale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    /** A share of one as per cent with at most one decimal: 0.014 is 1.4%. */
    public static String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(MoneyFormat.numbers(Texts.locale()));
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }
}
