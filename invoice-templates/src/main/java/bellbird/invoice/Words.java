package bellbird.invoice;

import bellbird.bill.BillDocument;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of documents in one language; English where a language is missing. */
final class Words {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

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
        return BillDocument.spoken(wanted).equals(wanted.getLanguage())
                ? wanted.stripExtensions()
                : Locale.ENGLISH;
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
