package bellbird.rating;

import bellbird.offering.CountScope;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * What a product has left and has used when an event comes. With the price version it is all that
 * an amount is computed, and later explained, from. Immutable; a new one follows every event, which
 * is why it keeps arrays.
 */
public final class UsageState {

    public static final UsageState FRESH = new UsageState(List.of(), List.of());

    private final Bucket[] buckets;
    private final Counter[] counters;

    /** Of the counters: they are looked for without going to each of them. */
    private final String[] tariffs;

    /**
     * @param buckets allowances, sorted by {@link Bucket#ORDER_OF_USE}
     * @param counters of the event's day and billing period; none where nothing was counted yet
     */
    public UsageState(List<Bucket> buckets, List<Counter> counters) {
        this(buckets.toArray(Bucket[]::new), counters.toArray(Counter[]::new), tariffs(counters));
    }

    private static String[] tariffs(List<Counter> counters) {
        String[] tariffs = new String[counters.size()];
        for (int i = 0; i < tariffs.length; i++) {
            tariffs[i] = counters.get(i).tariff();
        }
        return tariffs;
    }

    private UsageState(Bucket[] buckets, Counter[] counters, String[] tariffs) {
        this.buckets = buckets;
        this.counters = counters;
        this.tariffs = tariffs;
    }

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
        Bucket[] left = left(priced.consumed());
        Counter[] moved = counters;
        String[] names = tariffs;
        for (RatedResult.Counted one : priced.counted()) {
            Counter after = one.after();
            int place = place(moved, names, after.tariff(), after.scope());
            if (place == moved.length) {
                moved = Arrays.copyOf(moved, place + 1);
                names = Arrays.copyOf(names, place + 1);
                names[place] = after.tariff();
            } else {
                moved = moved.clone();
            }
            moved[place] = after;
        }
        return new UsageState(left, moved, names);
    }

    List<Bucket> buckets() {
        return List.of(buckets);
    }

    List<Counter> counters() {
        return List.of(counters);
    }

    int bucketCount() {
        return buckets.length;
    }

    Bucket bucket(int place) {
        return buckets[place];
    }

    Counter counter(String tariff, CountScope scope) {
        int place = place(counters, tariffs, tariff, scope);
        return place == counters.length
                ? new Counter(tariff, scope, 0, 0, BigDecimal.ZERO)
                : counters[place];
    }

    private Bucket[] left(List<RatedResult.Consumed> consumed) {
        if (consumed.isEmpty()) {
            return buckets;
        }
        Bucket[] left = buckets.clone();
        for (RatedResult.Consumed one : consumed) {
            for (int i = 0; i < left.length; i++) {
                if (left[i].id().equals(one.bucketId())) {
                    left[i] = left[i].less(one.quantity());
                }
            }
        }
        return left;
    }

    /** Where the counter stands, or would be added. */
    private static int place(
            Counter[] counters, String[] tariffs, String tariff, CountScope scope) {
        int place = 0;
        while (place < tariffs.length
                && !(tariffs[place].equals(tariff) && counters[place].scope == scope)) {
            place++;
        }
        return place;
    }
}
