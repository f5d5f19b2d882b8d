package bellbird.kernel.text;

/**
 * Text as people write it, in any script and with emoji. Refused are control characters, the signs
 * that turn the order of reading and make a text look like another, and halves of a character:
 * neither a page, a mail header, a document nor the database can keep them as they are.
 */
public final class PlainText {

    private PlainText() {}

    /** Whether it can stand in a field of one line. */
    public static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(PlainText::deceives);
    }

    /** As {@link #isOneLine}, and it may have lines and tabs. */
    public static boolean isProse(String text) {
        return text.codePoints().noneMatch(c -> c != '\n' && c != '\t' && deceives(c));
    }

    /** What is looked for, without the sign that no stored text has and no database takes. */
    public static String sought(String search) {
        return search.replace("\0", "").strip();
    }

    private static boolean deceives(int character) {
        return Character.isISOControl(character)
                || character == 0x2028
                || character == 0x2029
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
