package bellbird.rating;

import bellbird.offering.UsagePrice;
import bellbird.offering.UsageType;
import bellbird.rating.RatedResult.Consumed;
import bellbird.rating.RatedResult.NoPrice;
import bellbird.rating.RatedResult.Priced;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Prices one event: price table and allowances in, exact amount out. A pure function, so that an
 * amount can be explained again from the price version and the allowances as they were.
 */
public final class Rater {

    private static final int DECIMALS = 6;

    private Rater() {}

    /**
     * @param buckets allowances for the service, sorted by {@link Bucket#ORDER_OF_USE}
     */
    public static RatedResult rate(PriceTable table, UsageEvent event, List<Bucket> buckets) {
        UsagePrice price = table.find(event);
        if (price == null) {
            return new NoPrice("error.usage.noPrice");
        }
        long wanted =
                event.service() == UsageType.VOICE
                        ? billedSeconds(
                                event.quantity(), price.firstIncrement(), price.nextIncrement())
                        : event.quantity();
        List<Consumed> consumed = new ArrayList<>(1);
        long included = 0;
        for (Bucket bucket : buckets) {
            long taken = Math.min(wanted - included, bucket.remaining());
            if (taken > 0) {
                consumed.add(new Consumed(bucket.id(), taken, bucket.remaining()));
                included += taken;
            }
        }
        long rest = wanted - included;
        long charged =
                event.service() == UsageType.DATA
                        ? Math.multiplyExact(units(rest, price.unitSize()), price.unitSize())
                        : rest;
        return new Priced(
                price,
                event.quantity(),
                included + charged,
                included,
                charged,
                amount(charged, price),
                consumed);
    }

    /**
     * Seconds to bill at increments i/n: the first {@code i} in full, then every started {@code n}
     * (rule R1). An unanswered call has none.
     */
    public static long billedSeconds(long seconds, int first, int next) {
        if (seconds == 0) {
            return 0;
        }
        return seconds <= first ? first : first + units(seconds - first, next) * next;
    }

    /**
     * Started units of a volume (rule R2). Allowances are bytes and give bytes; only what is
     * charged becomes units.
     */
    public static long units(long quantity, long unitSize) {
        return Math.ceilDiv(quantity, unitSize);
    }

    private static BigDecimal amount(long charged, UsagePrice price) {
        return price.amount()
                .multiply(BigDecimal.valueOf(charged))
                .divide(BigDecimal.valueOf(price.unitSize()), DECIMALS, RoundingMode.HALF_UP);
    }
}
