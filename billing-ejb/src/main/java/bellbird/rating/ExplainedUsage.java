package bellbird.rating;

import java.util.List;

/**
 * A rated record and how its amount came about.
 *
 * @param holds whether it comes to the same amount again; if not, the first step says what it comes
 *     to now
 * @param steps in order, from the price version to the amount
 */
public record ExplainedUsage(RatedRow row, boolean holds, List<ExplanationStep> steps) {

    public ExplainedUsage {
        steps = List.copyOf(steps);
    }
}
