package bellbird.offering;

import java.math.BigDecimal;
import java.util.Optional;

/** What amounts of money in prices must be: not negative, at most eight decimals, not absurd. */
final class ExactAmounts {

    private static final int MOST_DECIMALS = 8;
    private static final int MOST_DIGITS = 12;

    private ExactAmounts() {}

    /**
     * @param messageKey of bundles
     * @param limit that was passed; empty where the message names none
     */
    record Fault(String messageKey, String limit) {}

    static Optional<Fault> fault(BigDecimal amount) {
        if (amount.signum() < 0) {
            return Optional.of(new Fault("error.offering.negative", ""));
        }
        BigDecimal plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        if (plain.scale() > MOST_DECIMALS) {
            return Optional.of(
                    new Fault("error.offering.decimals", Integer.toString(MOST_DECIMALS)));
        }
        return plain.precision() - plain.scale() > MOST_DIGITS
                ? Optional.of(new Fault("error.offering.tooLarge", ""))
                : Optional.empty();
    }
}
