package bellbird.bill;

import bellbird.rating.ExplanationStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The usage behind a line of a bill, some of its records at a time.
 *
 * @param allowances what all its records took from each allowance, in the order of use
 * @param firstCharged the oldest record that cost something; null if none is kept
 * @param records oldest first, {@link #PAGE} at most
 */
public record LineUsage(
        List<ExplanationStep> allowances,
        @Nullable SourceRecord firstCharged,
        List<SourceRecord> records) {

    /** Records that are read at once. */
    public static final int PAGE = 10;

    public LineUsage {
        allowances = List.copyOf(allowances);
        records = List.copyOf(records);
    }
}
