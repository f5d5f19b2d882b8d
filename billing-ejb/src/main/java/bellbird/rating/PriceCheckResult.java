package bellbird.rating;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event costs.
 *
 * @param id of the event
 * @param amount exact; null if the event would be suspended
 * @param consumed what each allowance gave
 * @param explanation how the amount came about, or why there is none
 */
public record PriceCheckResult(
        String id,
        Outcome outcome,
        @Nullable BigDecimal amount,
        List<Consumed> consumed,
        List<ExplanationStep> explanation) {

    /** What would become of the event. */
    public enum Outcome {
        RATED,
        FREE,
        SUSPENDED
    }

    /**
     * @param allowance id of its terms
     * @param quantity seconds, messages or bytes; money in millionths
     */
    public record Consumed(String allowance, long quantity) {}
}
