package bellbird.customer;

import bellbird.party.PartyData;

/**
 * What is needed to register a customer with a first billing account.
 *
 * @param party who it is
 * @param cycleDay day of the month on which billing periods begin, 1 to 31
 * @param paymentTermDays days from issue to due date, 0 to 90
 */
public record NewCustomer(PartyData party, int cycleDay, int paymentTermDays) {}
