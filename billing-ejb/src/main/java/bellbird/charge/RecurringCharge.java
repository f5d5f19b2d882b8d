package bellbird.charge;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What some days cost, or what is given back for them.
 *
 * @param whole the period of the price that the days are in
 * @param quantity days paid for, negative for a credit: those in {@code days}, and those that the
 *     plan does not take off
 * @param exact price × quantity ÷ days of the whole period, to ten decimals
 * @param settled rounded once; the last part of a divided period has the remainder
 * @param back the tax of the charge that is given back; null for a charge, or if nobody knows
 */
public record RecurringCharge(
        PricedVersion price,
        Period days,
        Period whole,
        long quantity,
        BigDecimal exact,
        Money settled,
        @Nullable BilledTax back) {

    public boolean isCredit() {
        return quantity < 0;
    }

    /** Whether it is the price of the whole period. */
    public boolean isWhole() {
        return quantity == whole.days() && days.equals(whole);
    }
}
