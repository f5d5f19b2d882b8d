package bellbird.customer;

import bellbird.kernel.cycle.CycleWish;
import bellbird.party.PartyData;

/**
 * What is needed to register a customer with a first billing account.
 *
 * @param party who it is
 * @param cycle how often it is billed, and from when on
 * @param paymentTermDays days from issue to due date, 0 to 90
 */
public record NewCustomer(PartyData party, CycleWish cycle, int paymentTermDays) {

    /** Billed every month. */
    public NewCustomer(PartyData party, int cycleDay, int paymentTermDays) {
        this(party, CycleWish.monthly(cycleDay), paymentTermDays);
    }
}
