package bellbird.rating;

import org.jspecify.annotations.Nullable;

/**
 * A turn at rating usage of a tenant.
 *
 * @param number one more than that of the turn before, whoever had it
 * @param lineChanges how often lines have been changed; null while somebody is about to
 */
record RatingTurn(long number, @Nullable Long lineChanges) {

    static final RatingTurn NONE = new RatingTurn(0, null);

    /** Whether nobody else has rated since a turn. */
    boolean follows(RatingTurn before) {
        return number == before.number + 1;
    }

    /** Whether lines are as they were in a turn. */
    boolean knowsLinesOf(RatingTurn before) {
        return lineChanges != null && lineChanges.equals(before.lineChanges);
    }
}
