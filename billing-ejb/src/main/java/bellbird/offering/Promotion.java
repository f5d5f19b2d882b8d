package bellbird.offering;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A benefit for who orders with its code.
 *
 * @param code ASCII letters, digits, dot, hyphen and underscore, at most 40
 * @param name as bills print it
 * @param offerings codes of those it is for; empty for all
 * @param firstPeriods billing periods it is given for; null for as long as the product lasts
 * @param validFrom first day on which it can be ordered
 * @param validTo first day on which it cannot; null for no end
 * @param limit orders in all; null for no limit
 */
public record Promotion(
        String code,
        String name,
        Benefit benefit,
        Set<String> offerings,
        @Nullable Long firstPeriods,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Long limit) {

    public Promotion {
        offerings = Set.copyOf(offerings);
    }
}
