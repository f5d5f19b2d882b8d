package bellbird.portal.api;

import bellbird.kernel.error.BellbirdException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Error texts of the API: English, as the rest of its vocabulary. */
final class ErrorTexts {

    private ErrorTexts() {}

    static String of(BellbirdException.Problem problem) {
        return of(problem.messageKey(), problem.parameters());
    }

    /** The key itself where no text is known. */
    static String of(String key, List<String> parameters) {
        try {
            String pattern =
                    ResourceBundle.getBundle("messages.errors", Locale.ROOT).getString(key);
            return new MessageFormat(pattern, Locale.ENGLISH).format(parameters.toArray());
        } catch (MissingResourceException noText) {
            return key;
        }
    }
}
