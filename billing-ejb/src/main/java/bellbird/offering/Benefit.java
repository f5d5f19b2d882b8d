package bellbird.offering;

import java.math.BigDecimal;

/** What a promotion gives, in each of its periods. */
public sealed interface Benefit {

    /**
     * Off the recurring price.
     *
     * @param percent above 0, at most 100
     */
    record PercentOff(BigDecimal percent) implements Benefit {}

    /**
     * Off the recurring price, at most that price.
     *
     * @param amount in major units of the catalogue's currency, above 0
     */
    record AmountOff(BigDecimal amount) implements Benefit {}

    /**
     * Usage besides what the offering includes.
     *
     * @param quantity seconds, messages or bytes; money in millionths
     */
    record FreeUnits(AllowanceTerms.Unit unit, long quantity) implements Benefit {}
}
