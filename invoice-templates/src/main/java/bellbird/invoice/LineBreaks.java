package bellbird.invoice;

/**
 * Where a line of text may end: after a space, and between Chinese characters unless a sign belongs
 * to the letter beside it. Korean words stay whole.
 */
final class LineBreaks {

    private static final String BEGINS_NO_LINE = "，。、：；！？）》〉」』】〕…·%)]},.:;!?～—–";
    private static final String ENDS_NO_LINE = "（《〈「『【〔([{";

    private LineBreaks() {}

    static boolean isBetween(int before, int after) {
        if (before == ' ') {
            return true;
        }
        return (isWide(before) || isWide(after))
                && after != ' '
                && ENDS_NO_LINE.indexOf(before) < 0
                && BEGINS_NO_LINE.indexOf(after) < 0;
    }

    /** Chinese characters, kana and their signs. */
    private static boolean isWide(int codePoint) {
        return codePoint >= 0x3000 && codePoint <= 0x30FF
                || codePoint >= 0x3400 && codePoint <= 0x9FFF
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFF00 && codePoint <= 0xFFEF
                || codePoint >= 0x20000;
    }
}
