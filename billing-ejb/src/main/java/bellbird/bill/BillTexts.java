package bellbird.bill;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.text.PlainText;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The operator's own paragraphs on its bills, besides what the law asks of every bill (rule R25):
 * who settles complaints, how long a contract binds and how it ends, what can be barred.
 *
 * @param paragraphs of one line of plain text, in their order on the bill, by the language they are
 *     in: one of {@link BillDocument#LANGUAGES}
 */
public record BillTexts(Map<String, List<String>> paragraphs) {

    /** Paragraphs in one language. */
    public static final int MOST = 5;

    /** Characters of one paragraph. */
    public static final int LONGEST = 500;

    /**
     * Leaves out blank paragraphs, and languages without any.
     *
     * @throws BellbirdException for the field that is called as the language
     */
    public BillTexts {
        Map<String, List<String>> tidy = new TreeMap<>(paragraphs);
        tidy.replaceAll((language, written) -> tidy(written));
        tidy.values().removeIf(List::isEmpty);
        tidy.forEach(BillTexts::check);
        paragraphs = Collections.unmodifiableMap(tidy);
    }

    private static List<String> tidy(List<String> written) {
        return written.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    private static void check(String language, List<String> texts) {
        if (!BillDocument.LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("no bill speaks " + language);
        }
        if (texts.size() > MOST) {
            throw BellbirdException.user(
                    language, "error.billTexts.tooMany", Integer.toString(MOST));
        }
        for (String text : texts) {
            if (text.length() > LONGEST) {
                throw BellbirdException.user(
                        language, "error.billTexts.tooLong", Integer.toString(LONGEST));
            }
            if (!PlainText.isOneLine(text)) {
                throw BellbirdException.user(language, "error.characters");
            }
        }
    }

    /** In one language; empty if there are none. */
    public List<String> in(String language) {
        return paragraphs.getOrDefault(language, List.of());
    }

    /**
     * What a bill says: the paragraphs in its language, and where there are none, those in the
     * operator's own.
     *
     * @param bill its language
     * @param own the operator's
     */
    public List<String> on(Locale bill, Locale own) {
        List<String> texts = in(BillDocument.spoken(bill));
        return texts.isEmpty() ? in(BillDocument.spoken(own)) : texts;
    }
}
