package bellbird.rating;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.VersionTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Allowances that a line may use for one event besides those of its plan. They are known by the id
 * of the allowance that granted them: plans and add-ons may use the same words.
 */
final class Beside {

    static final Beside NOTHING = new Beside();

    private final List<Bucket> buckets = new ArrayList<>();
    private final Map<String, AllowanceTerms> terms = new HashMap<>();

    /**
     * Adds the buckets of an add-on that pay for an event.
     *
     * @param addOn terms of the version that granted them
     */
    void add(PriceTable addOn, UsageEvent event, boolean atHome, Granted granted) {
        for (AllowanceTerms counting : addOn.counting(event, atHome)) {
            for (VersionTerms.Allowance allowance : addOn.version().allowances()) {
                if (allowance.terms().equals(counting)) {
                    String key = allowance.id().toString();
                    buckets.addAll(granted.by(allowance, key));
                    terms.put(key, counting);
                }
            }
        }
    }

    /** Looks up what was granted by an allowance. */
    interface Granted {

        /**
         * @param key by which the rater is to know the buckets
         */
        List<Bucket> by(VersionTerms.Allowance allowance, String key);
    }

    /** Adds a bucket that an event took from. */
    void add(Bucket bucket, VersionTerms.Allowance allowance) {
        String key = allowance.id().toString();
        buckets.add(bucket.named(key));
        terms.put(key, allowance.terms());
    }

    /** All that pays for the event, in order of use. */
    List<Bucket> with(List<Bucket> own) {
        if (buckets.isEmpty()) {
            return own;
        }
        List<Bucket> all = new ArrayList<>(own);
        all.addAll(buckets);
        all.sort(Bucket.ORDER_OF_USE);
        return all;
    }

    Map<String, AllowanceTerms> terms() {
        return terms;
    }
}
