package bellbird.rating;

import bellbird.kernel.time.Period;
import bellbird.usage.Decoded;
import java.time.LocalDate;

/**
 * A record on its way through a chunk, when it is known whose it is and that it has a price.
 *
 * @param day local day of its start
 * @param ofUsage billing period of its start: whose allowances it takes
 * @param stamp open billing period it will be billed in
 */
record RatedRecord(
        Decoded.Usage usage,
        Assignment line,
        PriceTable table,
        LocalDate day,
        Period ofUsage,
        Period stamp,
        RatedResult.Priced priced) {}
