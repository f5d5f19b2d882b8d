package bellbird.offering;

import java.math.BigDecimal;

/**
 * What usage beyond the allowance costs (rules R1, R2, R5).
 *
 * @param service what is used
 * @param prefix first digits of the called number, E.164 without +; empty for any, and for data
 * @param destination name for people, such as {@code National}
 * @param amount exact price of one unit, in the tenant's currency
 * @param unitSize seconds, messages or bytes the amount is for: 60 for a price per minute
 * @param firstIncrement voice: seconds charged in full at first
 * @param nextIncrement voice: seconds of each started increment after that
 * @param connectionFee exact price of each use that is charged at all, besides
 */
public record UsagePrice(
        UsageType service,
        String prefix,
        String destination,
        BigDecimal amount,
        long unitSize,
        int firstIncrement,
        int nextIncrement,
        BigDecimal connectionFee) {

    /** A price without a connection fee. */
    public UsagePrice(
            UsageType service,
            String prefix,
            String destination,
            BigDecimal amount,
            long unitSize,
            int firstIncrement,
            int nextIncrement) {
        this(
                service,
                prefix,
                destination,
                amount,
                unitSize,
                firstIncrement,
                nextIncrement,
                BigDecimal.ZERO);
    }
}
