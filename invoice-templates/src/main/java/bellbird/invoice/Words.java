package bellbird.invoice;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/** The texts of documents in one language; English where a language is missing. */
final class Words {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Set<String> LANGUAGES = Set.of("en", "de", "vi", "ko", "zh");

    private final ResourceBundle bundle;

    Words(Locale language) {
        bundle =
                ResourceBundle.getBundle(
                        "bellbird.invoice.document",
                        language,
                        Words.class.getClassLoader(),
                        NO_FALLBACK);
    }

    /** The wanted language if documents speak it, else English: never two in one document. */
    static Locale spoken(Locale wanted) {
        return LANGUAGES.contains(wanted.getLanguage()) ? wanted.stripExtensions() : Locale.ENGLISH;
    }

    /** A text with {@code {0}}, {@code {1}}… replaced. */
    String of(String key, String... parameters) {
        String text = bundle.getString(key);
        for (int i = 0; i < parameters.length; i++) {
            text = text.replace("{" + i + "}", parameters[i]);
        }
        return text;
    }
}
