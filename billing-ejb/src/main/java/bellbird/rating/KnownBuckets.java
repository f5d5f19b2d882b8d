package bellbird.rating;

import bellbird.kernel.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The buckets of owners as they are, for as long as nobody but the one who keeps them rates. */
final class KnownBuckets {

    /** What terms grant in a period. */
    private record Grants(Period period, List<Terms> terms) {}

    /**
     * @param days for which these are all that there are
     * @param granted what is among them for sure; null where nobody has looked
     */
    private record Known(Period days, List<BucketRow> rows, @Nullable Grants granted) {}

    private final Map<UUID, Known> byOwner = new HashMap<>();
    private final Shared shared = new Shared();

    /**
     * All buckets that an owner can use in a period, and maybe others; null if not all are known.
     */
    @Nullable List<BucketRow> of(UUID owner, Period period) {
        Known known = byOwner.get(owner);
        return known == null
                        || period.from().isBefore(known.days.from())
                        || period.to().isAfter(known.days.to())
                ? null
                : known.rows;
    }

    /** Whether all that a line outside of groups is granted in a period is there. */
    boolean hasGrants(Sharer sharer, Period period, List<Terms> terms) {
        Known known = byOwner.get(sharer.line().id());
        return sharer.group() == null
                && known != null
                && known.granted != null
                && known.granted.period.equals(period)
                && known.granted.terms.equals(terms);
    }

    /** All that a line is granted in a period is there. */
    void granted(Sharer sharer, Period period, List<Terms> terms) {
        if (sharer.group() == null) {
            Grants granted = shared.one(new Grants(period, terms));
            byOwner.computeIfPresent(
                    sharer.line().id(), (id, known) -> new Known(known.days, known.rows, granted));
        }
    }

    /** All buckets that an owner can use on some days were read; {@link #keep} brings them. */
    void read(UUID owner, Period days) {
        Known before = byOwner.get(owner);
        byOwner.put(owner, new Known(days, List.of(), before == null ? null : before.granted));
    }

    /** The buckets of an owner as they are now. */
    void keep(UUID owner, List<BucketRow> rows) {
        byOwner.computeIfPresent(
                owner, (id, known) -> new Known(known.days, List.copyOf(rows), known.granted));
    }

    /** What is the same in the buckets of many. */
    Shared shared() {
        return shared;
    }

    void forget() {
        byOwner.clear();
    }
}
