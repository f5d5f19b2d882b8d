package bellbird.bill;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which bills to list; everything given must fit.
 *
 * @param search part of a label, account number, customer number or customer name, in any case;
 *     empty for all
 * @param state null for all; disputed for all with a dispute that nobody has decided
 * @param customerId null for all
 * @param runId null for all
 */
public record BillFilter(
        String search, @Nullable BillState state, @Nullable UUID customerId, @Nullable UUID runId) {

    public static BillFilter all() {
        return new BillFilter("", null, null, null);
    }

    public static BillFilter search(String text, @Nullable BillState state) {
        return new BillFilter(text, state, null, null);
    }

    public static BillFilter ofCustomer(UUID customerId) {
        return new BillFilter("", null, customerId, null);
    }

    public static BillFilter ofRun(UUID runId) {
        return new BillFilter("", null, null, runId);
    }
}
