package bellbird.invoice;

import java.text.Normalizer;
import java.util.BitSet;

/**
 * Text as it can be drawn: composed (NFC), without controls and marks that turn the direction of
 * what follows, and with a lozenge for each letter that no font has.
 */
final class DrawableText {

    private static final char LOZENGE = '\u25CA';

    /** Letters that stay as they are, whatever stands beside them; most texts have no others. */
    private static final BitSet PLAIN = plain();

    private DrawableText() {}

    static String of(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (!PLAIN.get(raw.charAt(i))) {
                return composed(raw);
            }
        }
        return raw;
    }

    private static String composed(String raw) {
        String composed = Normalizer.normalize(raw, Normalizer.Form.NFC);
        StringBuilder drawable = new StringBuilder(composed.length());
        composed.codePoints().forEach(codePoint -> append(drawable, codePoint));
        return drawable.toString();
    }

    private static void append(StringBuilder drawable, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    drawable.append(' ');
            case Character.FORMAT -> {}
            case Character.SPACE_SEPARATOR -> drawable.append(codePoint == ' ' ? ' ' : '\u00A0');
            default -> drawable.appendCodePoint(Typeface.canDraw(codePoint) ? codePoint : LOZENGE);
        }
    }

    /** Of Latin and signs: a letter that combines with the one before it is not among them. */
    private static BitSet plain() {
        BitSet plain = new BitSet();
        for (int letter = ' '; letter < 0x2300; letter++) {
            String text = Character.toString(letter);
            if (FontFile.LATIN_REGULAR.has(letter)
                    && Character.getType(letter) != Character.NON_SPACING_MARK
                    && composed(text).equals(text)) {
                plain.set(letter);
            }
        }
        return plain;
    }
}
