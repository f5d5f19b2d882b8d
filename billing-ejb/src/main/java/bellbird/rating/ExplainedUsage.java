package bellbird.rating;

import java.util.List;

/**
 * A rated record and how its amount came about.
 *
 * @param steps in order, from the price version to the amount
 */
public record ExplainedUsage(RatedRow row, List<ExplanationStep> steps) {

    public ExplainedUsage {
        steps = List.copyOf(steps);
    }
}
