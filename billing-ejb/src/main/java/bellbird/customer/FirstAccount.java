package bellbird.customer;

import java.util.UUID;

/** Port: opens the billing account of a new customer, in the caller's transaction. */
public interface FirstAccount {

    /**
     * @throws bellbird.kernel.error.BellbirdException for the fields {@code cycleDay} and {@code
     *     paymentTermDays}
     */
    UUID open(UUID customerId, int cycleDay, int paymentTermDays);
}
