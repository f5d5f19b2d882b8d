package bellbird.product;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a line shall have from a day on.
 *
 * @param on first day on which it is so, for an end the day after the last one; null for the
 *     earliest that can be: today for a suspension, tomorrow for a plan or an end, because today's
 *     usage may have its price already
 * @param offering code of the new plan, sold on that day; null for all other kinds
 * @param reason kept in the history
 */
public record LineChange(
        Kind kind, @Nullable LocalDate on, @Nullable String offering, String reason) {

    /** What can be changed. */
    public enum Kind {
        PLAN,
        SUSPEND,
        RESUME,
        END
    }
}
