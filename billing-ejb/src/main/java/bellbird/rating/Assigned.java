package bellbird.rating;

import bellbird.kernel.time.Period;
import bellbird.usage.Decoded;

/** A record of a line on a plan that has a price for it. */
record Assigned(Decoded.Usage usage, Assignment line, PriceTable table, Period period) {

    UsageEvent event() {
        return UsageEvent.home(usage.service(), usage.startedAt(), usage.other(), usage.quantity());
    }
}
