package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.kernel.money.Rate;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts of a period at one price (rule R9): price × days ÷ actual days of the period, each settled,
 * and the last part takes the remainder, so that the parts add up to the price of all their days.
 */
final class Proration {

    /** Decimals of an exact part; more than any currency has. */
    private static final int EXACT_DECIMALS = 10;

    /**
     * @param days the part
     * @param exact price × days ÷ days of the period, to ten decimals
     * @param amount settled; the last part has the remainder
     */
    record Part(Period days, BigDecimal exact, Money amount) {}

    private Proration() {}

    /**
     * @param price of the whole period
     * @param period the whole
     * @param parts within the period, in order, not overlapping, at least one
     */
    static List<Part> of(Rate price, Period period, List<Period> parts) {
        List<Part> result = new ArrayList<>();
        Money settled = Money.zero(price.currency());
        long days = 0;
        for (Period part : parts) {
            days += part.days();
            BigDecimal exact = share(price, part.days(), period);
            boolean last = result.size() == parts.size() - 1;
            Money amount =
                    last
                            ? Money.settle(share(price, days, period), price.currency())
                                    .minus(settled)
                            : Money.settle(exact, price.currency());
            settled = settled.plus(amount);
            result.add(new Part(part, exact, amount));
        }
        return result;
    }

    private static BigDecimal share(Rate price, long days, Period period) {
        if (days == period.days()) {
            return price.amount();
        }
        return price.amount()
                .multiply(BigDecimal.valueOf(days))
                .divide(
                        BigDecimal.valueOf(period.days()),
                        Math.max(EXACT_DECIMALS, price.amount().scale()),
                        RoundingMode.HALF_UP);
    }
}
