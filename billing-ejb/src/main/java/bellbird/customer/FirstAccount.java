package bellbird.customer;

import bellbird.kernel.cycle.CycleWish;
import java.util.UUID;

/** Port: opens the billing account of a new customer, in the caller's transaction. */
public interface FirstAccount {

    /**
     * @throws bellbird.kernel.error.BellbirdException for a field of the wish and {@code
     *     paymentTermDays}
     */
    UUID open(UUID customerId, CycleWish cycle, int paymentTermDays);
}
