package bellbird.rating;

import bellbird.account.BillCycle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose usage it is: the line that had a number from an instant until another.
 *
 * @param to null while it still has it
 * @param startOn first day of the product
 * @param accountFrom first day of the account's first product
 */
record Assignment(
        Instant from,
        @Nullable Instant to,
        UUID serviceId,
        UUID productId,
        LocalDate startOn,
        UUID accountId,
        LocalDate accountFrom,
        BillCycle cycle) {

    boolean covers(Instant instant) {
        return !instant.isBefore(from) && (to == null || instant.isBefore(to));
    }

    /**
     * The line as allowances see it.
     *
     * @param group it is in
     */
    Sharer sharer(Sharer.@Nullable Owner group) {
        return new Sharer(
                new Sharer.Owner(productId, startOn),
                new Sharer.Owner(accountId, accountFrom),
                group,
                cycle.months());
    }
}
