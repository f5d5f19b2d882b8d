package bellbird.charge;

import bellbird.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What a product will cost on its first bill, but for its usage.
 *
 * @param madeOn day of the bill
 * @param recurring in order of time
 * @param once in the order of the terms
 */
public record FirstCharges(LocalDate madeOn, List<RecurringCharge> recurring, List<Once> once) {

    public FirstCharges {
        recurring = List.copyOf(recurring);
        once = List.copyOf(once);
    }

    /**
     * @param name as bills print it
     */
    public record Once(String name, Money amount) {}
}
