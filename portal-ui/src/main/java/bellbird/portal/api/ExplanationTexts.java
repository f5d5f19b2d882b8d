package bellbird.portal.api;

import bellbird.portal.text.ExplanationText;
import bellbird.rating.ExplanationStep;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Explanations in the API's language. Ten thousand events have sixty thousand sentences. */
final class ExplanationTexts {

    private static final ResourceBundle COMMON =
            ResourceBundle.getBundle("messages.common", Locale.ROOT);
    private static final ExplanationText ENGLISH =
            new ExplanationText(ExplanationTexts::words, LocalDate::toString, Locale.ENGLISH);

    private ExplanationTexts() {}

    static String of(ExplanationStep step) {
        return ENGLISH.sentence(step);
    }

    private static String words(String key, Object... parameters) {
        if (key.startsWith("error.")) {
            return ErrorTexts.of(
                    key, List.of(Arrays.copyOf(parameters, parameters.length, String[].class)));
        }
        return filled(COMMON.getString(key), parameters);
    }

    /**
     * What MessageFormat does for plain texts, without reading the pattern into an object first.
     */
    private static String filled(String pattern, Object... parameters) {
        StringBuilder text = new StringBuilder(2 * pattern.length());
        int from = 0;
        for (int brace = pattern.indexOf('{'); brace >= 0; brace = pattern.indexOf('{', from)) {
            text.append(pattern, from, brace).append(parameters[pattern.charAt(brace + 1) - '0']);
            from = brace + 3;
        }
        return text.append(pattern, from, pattern.length()).toString();
    }
}
