package bellbird.rating;

import bellbird.offering.UsageType;
import java.util.List;

/**
 * One step of how an amount came about; read in order they are the whole sum.
 *
 * @param messageKey bundle key below {@code explain.}, or of an error
 * @param parameters for the text, in order: names and plain numbers as text, days, {@link
 *     Quantity}, {@link Per}
 */
public record ExplanationStep(String messageKey, List<Object> parameters) {

    public ExplanationStep {
        parameters = List.copyOf(parameters);
    }

    static ExplanationStep of(String messageKey, Object... parameters) {
        return new ExplanationStep(messageKey, List.of(parameters));
    }

    /**
     * What the text says with a unit: a minute, three messages, 1.5 MB.
     *
     * @param quantity seconds, messages, bytes or pieces
     */
    public record Quantity(UsageType service, long quantity) {
        @Override
        public String toString() {
            return Long.toString(quantity);
        }
    }

    /**
     * What a rate is for: per minute, per 100 MB.
     *
     * @param unit seconds, messages, bytes or pieces
     */
    public record Per(UsageType service, long unit) {
        @Override
        public String toString() {
            return "per " + unit;
        }
    }
}
