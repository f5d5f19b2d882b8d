package bellbird.rating;

import bellbird.kernel.time.Period;
import bellbird.usage.Decoded;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of a line on a plan that has a price for it, or lets it go free.
 *
 * @param terms all of the line's, by their first day
 * @param addOns what the line has beside its plan on that day
 * @param day local day of its start
 * @param billed billing period of its start
 * @param month of the account: whose allowances it takes, and by which it is counted
 * @param event as it is rated
 * @param match its price; null if it is free
 */
record Assigned(
        Decoded.Usage usage,
        Assignment line,
        Sharer sharer,
        List<Terms> terms,
        List<AddOn> addOns,
        PriceTable table,
        LocalDate day,
        Period billed,
        Period month,
        UsageEvent event,
        PriceTable.@Nullable Match match) {}
