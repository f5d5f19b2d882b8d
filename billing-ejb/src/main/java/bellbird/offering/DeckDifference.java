package bellbird.offering;

import bellbird.offering.RateDeck.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a deck would change of the prices there are.
 *
 * @param same prefixes that cost what they cost
 * @param changes all others
 */
public record DeckDifference(int same, List<Change> changes) {

    public DeckDifference {
        changes = List.copyOf(changes);
    }

    /** What becomes of a prefix. */
    public enum Kind {
        NEW,
        DEARER,
        CHEAPER,
        /** The same price of a minute, counted or connected at another one. */
        OTHERWISE,
        GONE
    }

    /**
     * @param before null for a new one
     * @param after null for one that is gone
     */
    public record Change(Kind kind, @Nullable Row before, @Nullable Row after) {

        public String prefix() {
            return row().prefix();
        }

        public String destination() {
            return row().destination();
        }

        private Row row() {
            if (after != null) {
                return after;
            }
            if (before != null) {
                return before;
            }
            throw new IllegalStateException("a change of nothing");
        }

        /** How far the price of a minute moves; the whole price where there is one only. */
        BigDecimal step() {
            BigDecimal old = before == null ? BigDecimal.ZERO : before.price();
            BigDecimal now = after == null ? BigDecimal.ZERO : after.price();
            return now.subtract(old).abs();
        }
    }

    static DeckDifference of(List<Row> before, List<Row> after) {
        Map<String, Row> old = new HashMap<>();
        before.forEach(row -> old.put(row.prefix(), row));
        List<Change> changes = new ArrayList<>();
        int same = 0;
        for (Row now : after) {
            Row was = old.remove(now.prefix());
            if (was == null) {
                changes.add(new Change(Kind.NEW, null, now));
            } else if (was.costsLike(now)) {
                same++;
            } else {
                changes.add(new Change(kind(was, now), was, now));
            }
        }
        old.values().forEach(row -> changes.add(new Change(Kind.GONE, row, null)));
        return new DeckDifference(same, changes);
    }

    private static Kind kind(Row was, Row now) {
        int order = now.price().compareTo(was.price());
        return order > 0 ? Kind.DEARER : order < 0 ? Kind.CHEAPER : Kind.OTHERWISE;
    }

    public long count(Kind kind) {
        return changes.stream().filter(one -> one.kind == kind).count();
    }

    /** Those of a kind that move most. */
    public List<Change> top(Kind kind, int most) {
        return changes.stream()
                .filter(one -> one.kind == kind)
                .sorted(Comparator.comparing(Change::step).reversed().thenComparing(Change::prefix))
                .limit(most)
                .toList();
    }
}
