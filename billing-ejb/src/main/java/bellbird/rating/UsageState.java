package bellbird.rating;

import bellbird.offering.CountScope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a product has left and has used when an event comes. With the price version it is all that
 * an amount is computed, and later explained, from.
 *
 * @param buckets allowances, sorted by {@link Bucket#ORDER_OF_USE}
 * @param counters of the event's day and billing period; none where nothing was counted yet
 */
public record UsageState(List<Bucket> buckets, List<Counter> counters) {

    public UsageState {
        buckets = List.copyOf(buckets);
        counters = List.copyOf(counters);
    }

    public static final UsageState FRESH = new UsageState(List.of(), List.of());

    public static UsageState of(List<Bucket> buckets) {
        return new UsageState(buckets, List.of());
    }

    /**
     * What a tariff has charged in a day or billing period.
     *
     * @param tariff its id
     * @param used quantity that was not paid from allowances
     * @param charged the same after increments
     * @param amount price of it, before allowances of money; only counted where a cap needs it
     */
    public record Counter(
            String tariff, CountScope scope, long used, long charged, BigDecimal amount) {}

    /** What is left and used after an event that was rated in this state. */
    public UsageState after(RatedResult.Priced priced) {
        if (priced.consumed().isEmpty() && priced.counted().isEmpty()) {
            return this;
        }
        List<Bucket> left = buckets;
        for (RatedResult.Consumed consumed : priced.consumed()) {
            left = new ArrayList<>(left);
            left.replaceAll(
                    one ->
                            one.id().equals(consumed.bucketId())
                                    ? one.less(consumed.quantity())
                                    : one);
        }
        List<Counter> counted = counters;
        for (RatedResult.Counted moved : priced.counted()) {
            counted = new ArrayList<>(counted);
            int place = place(moved.before().tariff(), moved.before().scope());
            if (place < 0) {
                counted.add(moved.after());
            } else {
                counted.set(place, moved.after());
            }
        }
        return new UsageState(left, counted);
    }

    Counter counter(String tariff, CountScope scope) {
        int place = place(tariff, scope);
        return place < 0 ? new Counter(tariff, scope, 0, 0, BigDecimal.ZERO) : counters.get(place);
    }

    private int place(String tariff, CountScope scope) {
        for (int i = 0; i < counters.size(); i++) {
            Counter one = counters.get(i);
            if (one.scope == scope && one.tariff.equals(tariff)) {
                return i;
            }
        }
        return -1;
    }
}
