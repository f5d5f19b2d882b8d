package bellbird.charge;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A recurring charge or credit that is on a bill.
 *
 * @param credit whether the days were given back
 * @param amount as the price has it, negative for a credit; where no VAT is owed, the line that a
 *     price with VAT is charged on has less
 * @param tax that it bears; null if nobody knows
 */
public record Billed(
        PricedVersion price, Period days, boolean credit, Money amount, @Nullable BilledTax tax) {

    public static Billed of(RecurringCharge charge) {
        return new Billed(
                charge.price(), charge.days(), charge.isCredit(), charge.settled(), charge.back());
    }
}
