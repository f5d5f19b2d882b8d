package bellbird.rating;

import bellbird.kernel.time.Period;
import bellbird.offering.AllowanceTerms;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How much of an allowance a period grants. */
final class Allowances {

    private Allowances() {}

    /**
     * A product that starts within the period gets its share of the days, rounded down (rule R9).
     */
    static long granted(AllowanceTerms terms, Period period, LocalDate startOn) {
        long quantity = terms.quantity();
        if (!terms.prorated() || !startOn.isAfter(period.from())) {
            return quantity;
        }
        long days = Math.max(0, ChronoUnit.DAYS.between(startOn, period.to()));
        return BigInteger.valueOf(quantity)
                .multiply(BigInteger.valueOf(days))
                .divide(BigInteger.valueOf(period.days()))
                .longValueExact();
    }
}
