package bellbird.charge;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;

/**
 * A recurring charge or credit that is on a bill.
 *
 * @param credit whether the days were given back
 * @param amount as on the bill, negative for a credit
 */
public record Billed(PricedVersion price, Period days, boolean credit, Money amount) {

    public static Billed of(RecurringCharge charge) {
        return new Billed(charge.price(), charge.days(), charge.isCredit(), charge.settled());
    }
}
