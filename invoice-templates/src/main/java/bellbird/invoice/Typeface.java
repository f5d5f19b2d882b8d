package bellbird.invoice;

import java.util.function.BiConsumer;

/**
 * A weight of letters, from as many fonts as a text needs: Open Sans, and Noto Sans for what it
 * lacks. Chinese and Korean have one weight for both of the strong ones.
 */
enum Typeface {
    REGULAR(FontFile.LATIN_REGULAR, FontFile.KOREAN_REGULAR, FontFile.CHINESE_REGULAR),
    SEMI_BOLD(FontFile.LATIN_SEMI_BOLD, FontFile.KOREAN_BOLD, FontFile.CHINESE_BOLD),
    BOLD(FontFile.LATIN_BOLD, FontFile.KOREAN_BOLD, FontFile.CHINESE_BOLD);

    private static final String ELLIPSIS = "\u2026";
    private static final double ROUNDING = 0.01;

    private final FontFile latin;
    private final FontFile korean;
    private final FontFile chinese;

    Typeface(FontFile latin, FontFile korean, FontFile chinese) {
        this.latin = latin;
        this.korean = korean;
        this.chinese = chinese;
    }

    /**
     * The font that draws a letter; the Chinese one comes before the Korean one, whose Chinese
     * characters stand in for those it lacks.
     */
    FontFile font(int codePoint) {
        if (latin.has(codePoint)) {
            return latin;
        }
        if (isHangul(codePoint)) {
            return korean;
        }
        return chinese.has(codePoint) || !korean.has(codePoint) ? chinese : korean;
    }

    private static boolean isHangul(int codePoint) {
        return codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0x3131 && codePoint <= 0x318E
                || codePoint == 0x20A9;
    }

    /** Whether a letter can be drawn, in this and every other weight. */
    static boolean canDraw(int codePoint) {
        return REGULAR.font(codePoint).has(codePoint)
                && (REGULAR.font(codePoint) != FontFile.LATIN_REGULAR
                        || FontFile.LATIN_SEMI_BOLD.has(codePoint)
                                && FontFile.LATIN_BOLD.has(codePoint));
    }

    /** Whether every letter can be drawn as it is. */
    static boolean canDraw(String text) {
        return text.codePoints().allMatch(Typeface::canDraw);
    }

    /** Cuts a text into pieces of one font each. */
    void eachFont(String drawable, BiConsumer<FontFile, String> piece) {
        int start = 0;
        FontFile before = null;
        for (int i = 0; i < drawable.length(); ) {
            int codePoint = drawable.codePointAt(i);
            FontFile font = font(codePoint);
            if (before != null && font != before) {
                piece.accept(before, drawable.substring(start, i));
                start = i;
            }
            before = font;
            i += Character.charCount(codePoint);
        }
        if (before != null) {
            piece.accept(before, drawable.substring(start));
        }
    }

    /** Width of one letter at size 1. */
    double width(int codePoint) {
        return latin.has(codePoint) ? latin.width(codePoint) : font(codePoint).width(codePoint);
    }

    /** Width in points. */
    double width(String drawable, double size) {
        double width = 0;
        for (int i = 0; i < drawable.length(); ) {
            int codePoint = drawable.codePointAt(i);
            width += width(codePoint);
            i += Character.charCount(codePoint);
        }
        return width * size;
    }

    /** The text, or as much of it as fits with an ellipsis. */
    String shortened(String drawable, double size, double room) {
        double width = room + ROUNDING;
        if (width(drawable, size) <= width) {
            return drawable;
        }
        double used = width(ELLIPSIS, size);
        int end = 0;
        while (end < drawable.length()) {
            int codePoint = drawable.codePointAt(end);
            used += width(codePoint) * size;
            if (used > width) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return drawable.substring(0, end) + ELLIPSIS;
    }
}
