package bellbird.portal.api;

import bellbird.rating.ExplanationStep;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Explanations in the API's language, with plain numbers. */
final class ExplanationTexts {

    private ExplanationTexts() {}

    static String of(ExplanationStep step) {
        if (step.messageKey().startsWith("error.")) {
            return ErrorTexts.of(step.messageKey(), step.parameters());
        }
        String pattern =
                ResourceBundle.getBundle("messages.common", Locale.ROOT)
                        .getString(step.messageKey());
        return new MessageFormat(pattern, Locale.ENGLISH).format(step.parameters().toArray());
    }
}
