package bellbird.charge;

import bellbird.kernel.money.Money;

/**
 * A period that would be charged, or a part of it.
 *
 * @param off what a promotion takes off it; zero if none does
 */
public record EstimatedCharge(RecurringCharge charge, Money off) {}
