package bellbird.rating;

import bellbird.kernel.time.Period;
import bellbird.usage.Decoded;

/**
 * A record on its way through a chunk, when its price is known.
 *
 * @param stamp open billing period it will be billed in
 * @param inAnyOrder whether it costs and takes the same before and after any other usage
 */
record RatedRecord(Assigned of, Period stamp, RatedResult.Priced priced, boolean inAnyOrder) {

    Decoded.Usage usage() {
        return of.usage();
    }

    Assignment line() {
        return of.line();
    }

    PriceTable table() {
        return of.table();
    }
}
