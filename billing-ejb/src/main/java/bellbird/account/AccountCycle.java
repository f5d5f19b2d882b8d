package bellbird.account;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.time.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The billing periods of an account around today.
 *
 * @param cycle of the current period
 * @param current the period that today is in
 * @param change what comes after it, if that is another cycle
 */
public record AccountCycle(CycleSpecification cycle, Period current, @Nullable Change change) {

    /**
     * @param cycle the new one
     * @param next the period after the current one
     * @param isBridging whether that leads to the first regular one, and is shorter or longer
     * @param regular the first full period of the new cycle
     */
    public record Change(
            CycleSpecification cycle, Period next, boolean isBridging, Period regular) {}

    /** What a cycle is like on a day. */
    public static AccountCycle of(BillCycle cycle, LocalDate today) {
        Period current = cycle.containing(today);
        BillCycle.Change change =
                cycle.changes().stream()
                        .filter(one -> one.on().isAfter(today))
                        .findFirst()
                        .orElse(null);
        return new AccountCycle(
                cycle.on(today),
                current,
                change == null
                        ? null
                        : new Change(
                                change.to(),
                                cycle.next(current),
                                change.isBridged(),
                                change.isBridged()
                                        ? cycle.containing(change.until())
                                        : cycle.next(current)));
    }
}
