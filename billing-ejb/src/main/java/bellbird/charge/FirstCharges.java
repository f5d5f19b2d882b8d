package bellbird.charge;

import bellbird.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a product will cost on its first bill, but for its usage.
 *
 * @param madeOn day of the bill
 * @param recurring in order of time
 * @param promoted what a promotion takes off them, below zero; null if it takes nothing off
 * @param once in the order of the terms
 */
public record FirstCharges(
        LocalDate madeOn,
        List<RecurringCharge> recurring,
        @Nullable Named promoted,
        List<Named> once) {

    public FirstCharges {
        recurring = List.copyOf(recurring);
        once = List.copyOf(once);
    }

    /**
     * @param name as bills print it
     */
    public record Named(String name, Money amount) {}
}
