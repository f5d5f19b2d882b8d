package bellbird.rating;

import java.util.List;

/**
 * One step of how an amount came about; read in order they are the whole sum.
 *
 * @param messageKey bundle key below {@code explain.}
 * @param parameters for the text, in order: plain numbers and names
 */
public record ExplanationStep(String messageKey, List<String> parameters) {

    public ExplanationStep {
        parameters = List.copyOf(parameters);
    }

    static ExplanationStep of(String messageKey, String... parameters) {
        return new ExplanationStep(messageKey, List.of(parameters));
    }
}
