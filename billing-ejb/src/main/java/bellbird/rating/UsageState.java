package bellbird.rating;

import bellbird.offering.CountScope;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a product has left and has used when an event comes. With the price version it is all that
 * an amount is computed, and later explained, from.
 *
 * @param buckets allowances, sorted by {@link Bucket#ORDER_OF_USE}
 * @param counters of the event's day and billing period; none where nothing was counted yet
 */
public record UsageState(List<Bucket> buckets, List<Counter> counters) {

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
     * @param amount price of it, before allowances of money
     */
    public record Counter(
            String tariff, CountScope scope, long used, long charged, BigDecimal amount) {}

    Counter counter(String tariff, CountScope scope) {
        for (Counter one : counters) {
            if (one.scope == scope && one.tariff.equals(tariff)) {
                return one;
            }
        }
        return new Counter(tariff, scope, 0, 0, BigDecimal.ZERO);
    }
}
