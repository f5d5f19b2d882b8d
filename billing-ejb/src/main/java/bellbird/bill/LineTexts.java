package bellbird.bill;

import java.util.Locale;
import java.util.ResourceBundle;

/** Words of bill lines in the language of the document; English where a language is missing. */
final class LineTexts {

    /** Never the server's own language: a document speaks one. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private LineTexts() {}

    static String of(String key, Locale locale) {
        return ResourceBundle.getBundle("bellbird.bill.lines", locale, NO_FALLBACK).getString(key);
    }
}
