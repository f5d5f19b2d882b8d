package bellbird.usage;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of bounded length: of a longer one only the beginning is kept, the rest is skipped
 * without being held. Lines end with LF, CR LF or CR, mixed as they come. A mark of byte order at
 * the beginning is dropped.
 */
final class LineReader {

    /**
     * @param number counts from 1
     * @param text without line end; of a line that is too long its beginning
     */
    record Line(long number, String text, boolean tooLong, boolean nul) {}

    private final Reader in;
    private final int longest;
    private final char[] buffer = new char[16_384];
    private final StringBuilder text = new StringBuilder();
    private int position;
    private int end;
    private long number;
    private boolean afterCarriageReturn;

    LineReader(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * @return null at the end of the file
     * @throws java.nio.charset.CharacterCodingException if the file is not in the charset
     */
    @Nullable Line next() throws IOException {
        text.setLength(0);
        boolean begun = false;
        boolean tooLong = false;
        boolean nul = false;
        while (true) {
            if (position == end && !fill()) {
                return begun ? new Line(++number, text.toString(), tooLong, nul) : null;
            }
            char character = buffer[position++];
            if (character == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                continue;
            }
            afterCarriageReturn = character == '\r';
            if (character == '\n' || character == '\r') {
                return new Line(++number, text.toString(), tooLong, nul);
            }
            if (!begun && number == 0 && text.isEmpty() && character == '\uFEFF') {
                continue;
            }
            begun = true;
            nul |= character == '\0';
            if (text.length() < longest) {
                text.append(character);
            } else {
                tooLong = true;
            }
        }
    }

    /** How many lines have been read. */
    long read() {
        return number;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }
}
