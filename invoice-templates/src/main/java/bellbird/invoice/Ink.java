package bellbird.invoice;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * How text looks.
 *
 * @param size in points
 */
record Ink(Typeface face, double size, Color color) {

    static final Color BLACK = new Color(0x14201F);
    static final Color GREY = new Color(0x47565A);
    static final Color PALE = new Color(0x5D6B70);
    static final Color RULE = new Color(0xDBE1E2);
    static final Color EDGE = new Color(0x77858A);
    static final Color TRACK = new Color(0xE6EBEC);

    static final Ink BODY = new Ink(Typeface.REGULAR, 9, BLACK);
    static final Ink BODY_GREY = new Ink(Typeface.REGULAR, 9, GREY);
    static final Ink STRONG = new Ink(Typeface.SEMI_BOLD, 9, BLACK);
    static final Ink ADDRESS = new Ink(Typeface.REGULAR, 9.75, BLACK);
    static final Ink SMALL = new Ink(Typeface.REGULAR, 7.5, PALE);
    static final Ink DETAIL = new Ink(Typeface.REGULAR, 8, PALE);
    static final Ink SECTION = new Ink(Typeface.BOLD, 9.75, BLACK);
    static final Ink SUM = new Ink(Typeface.BOLD, 10.5, BLACK);
    static final Ink NAME = new Ink(Typeface.BOLD, 12.75, BLACK);
    static final Ink TITLE = new Ink(Typeface.BOLD, 15.75, BLACK);
    static final Ink AMOUNT = new Ink(Typeface.BOLD, 19.5, BLACK);

    private static final double LEAST = 0.72;

    double width(String drawable) {
        return face.width(drawable, size);
    }

    /**
     * A smaller ink for a text that is too wide, down to 72 percent.
     *
     * @param wanted width of the text
     * @param room that there is for it
     */
    Ink fitting(double wanted, double room) {
        return new Ink(face, size * Math.max(LEAST, room / wanted), color);
    }

    String shortened(String drawable, double width) {
        return face.shortened(drawable, size, width);
    }

    /**
     * Breaks text at spaces, and words that are too long anywhere; the last line may end in “…”.
     */
    List<String> wrap(String text, double width, int mostLines) {
        List<String> lines = new ArrayList<>();
        String rest = DrawableText.of(text).strip();
        while (!rest.isEmpty() && lines.size() < mostLines - 1) {
            int end = lineEnd(rest, width);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            lines.add(shortened(rest, width));
        }
        return lines;
    }

    private int lineEnd(String text, double width) {
        double used = 0;
        int end = 0;
        int lastBreak = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            if (end > 0 && LineBreaks.isBetween(text.codePointBefore(end), codePoint)) {
                lastBreak = end;
            }
            used += face.width(codePoint) * size;
            if (used > width) {
                return lastBreak > 0 ? lastBreak : Math.max(end, text.offsetByCodePoints(0, 1));
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }
}
