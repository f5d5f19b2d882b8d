package bellbird.rating;

import static java.util.Objects.requireNonNull;

import bellbird.offering.AllowanceTerms;
import bellbird.rating.RatedResult.Consumed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What an event takes from allowances: of usage first, then of money for what it costs. */
final class AllowanceUse {

    private final PriceTable.Leaf leaf;
    private final UsageEvent event;
    private final UsageState state;
    private List<Consumed> consumed = List.of();

    AllowanceUse(PriceTable.Leaf leaf, UsageEvent event, UsageState state) {
        this.leaf = leaf;
        this.event = event;
        this.state = state;
    }

    /**
     * @param wanted seconds, messages or bytes
     * @return how much of it is paid
     */
    long units(long wanted) {
        long paid = 0;
        for (int i = 0; i < state.bucketCount() && paid < wanted; i++) {
            Bucket bucket = state.bucket(i);
            if (pays(bucket, false)) {
                long taken = Math.min(wanted - paid, bucket.remaining());
                consume(bucket, taken);
                paid += taken;
            }
        }
        return paid;
    }

    /** What is left to pay of a price. */
    BigDecimal money(BigDecimal price) {
        BigDecimal amount = price;
        for (int i = 0; i < state.bucketCount() && amount.signum() > 0; i++) {
            Bucket bucket = state.bucket(i);
            if (pays(bucket, true)) {
                BigDecimal taken = amount.min(BigDecimal.valueOf(bucket.remaining(), 6));
                consume(bucket, AllowanceTerms.money(taken));
                amount = amount.subtract(taken);
            }
        }
        return amount;
    }

    /** In order of use. */
    List<Consumed> consumed() {
        return consumed;
    }

    private boolean pays(Bucket bucket, boolean money) {
        if (bucket.remaining() <= 0) {
            return false;
        }
        AllowanceTerms terms = leaf.allowances().get(bucket.allowance());
        return terms != null
                && (terms.unit() == AllowanceTerms.Unit.MONEY) == money
                && event.startedAt().isBefore(bucket.expiresAt());
    }

    private void consume(Bucket bucket, long quantity) {
        AllowanceTerms terms = requireNonNull(leaf.allowances().get(bucket.allowance()));
        if (consumed.isEmpty()) {
            consumed = new ArrayList<>(2);
        }
        consumed.add(
                new Consumed(
                        bucket.id(),
                        terms.id(),
                        terms.unit(),
                        bucket.rolledOver(),
                        quantity,
                        bucket.remaining()));
    }
}
