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
 * @param period billing period of its start: whose allowances it takes
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
        Period period,
        UsageEvent event,
        PriceTable.@Nullable Match match) {}
