package bellbird.invoice;

import com.google.zxing.qrcode.encoder.ByteMatrix;

/**
 * The mask of a QR code that is easiest to read, by the penalties of ISO/IEC 18004 (7.8.3). Zxing
 * looks for it square by square, which took a tenth of a bill's time; here a row is a number and
 * its squares are bits, so codes of up to 64 squares a side can be judged. {@code QrMaskTest} holds
 * the choice against Zxing's.
 */
final class QrMask {

    static final int COUNT = 8;
    private static final int MOST = Long.SIZE;

    private static final int BLOCK = 3;
    private static final int FINDER = 40;
    private static final int BALANCE = 10;

    /** What each mask changes of a code with mask 0. */
    private final Squares[] changes = new Squares[COUNT];

    /** Dark squares as bits, by row and by column. */
    private record Squares(long[] rows, long[] columns) {

        static Squares of(ByteMatrix matrix) {
            int size = matrix.getWidth();
            Squares squares = new Squares(new long[size], new long[size]);
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    long dark = matrix.get(x, y);
                    squares.rows[y] |= dark << x;
                    squares.columns[x] |= dark << y;
                }
            }
            return squares;
        }

        /** Those that differ. */
        Squares and(Squares other) {
            Squares result = new Squares(rows.clone(), columns.clone());
            for (int i = 0; i < rows.length; i++) {
                result.rows[i] ^= other.rows[i];
                result.columns[i] ^= other.columns[i];
            }
            return result;
        }
    }

    /**
     * @param masked the same code with each of the masks, whatever its content
     */
    QrMask(ByteMatrix[] masked) {
        Squares first = Squares.of(masked[0]);
        for (int mask = 0; mask < COUNT; mask++) {
            changes[mask] = first.and(Squares.of(masked[mask]));
        }
    }

    static boolean canJudge(int size) {
        return size <= MOST;
    }

    /**
     * Gives a code the best mask; the first of those that are equally good.
     *
     * @param code with mask 0, as large as those this was made of
     */
    void applyTo(ByteMatrix code) {
        Squares change = changes[best(Squares.of(code))];
        for (int y = 0; y < change.rows.length; y++) {
            for (long left = change.rows[y]; left != 0; left &= left - 1) {
                int x = Long.numberOfTrailingZeros(left);
                code.set(x, y, 1 - code.get(x, y));
            }
        }
    }

    private int best(Squares plain) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int mask = 0; mask < COUNT; mask++) {
            int penalty = penalty(plain.and(changes[mask]));
            if (penalty < least) {
                least = penalty;
                best = mask;
            }
        }
        return best;
    }

    private static int penalty(Squares squares) {
        int size = squares.rows.length;
        int penalty = 0;
        int dark = 0;
        for (int i = 0; i < size; i++) {
            long row = squares.rows[i];
            penalty += alike(row, size) + alike(squares.columns[i], size);
            penalty += finders(row, size) + finders(squares.columns[i], size);
            if (i + 1 < size) {
                penalty += blocks(row, squares.rows[i + 1], size);
            }
            dark += Long.bitCount(row);
        }
        int all = size * size;
        return penalty + Math.abs(dark * 2 - all) * 10 / all * BALANCE;
    }

    /** Five squares alike in a line cost 3, each more 1. */
    private static int alike(long line, int size) {
        long pairs = ~(line ^ line >>> 1) & first(size - 1);
        long fives = pairs & pairs >>> 1 & pairs >>> 2 & pairs >>> 3;
        return Long.bitCount(fives) + 2 * Long.bitCount(fives & ~(fives << 1));
    }

    /** Four squares alike in a block. */
    private static int blocks(long row, long next, int size) {
        long alike = ~(row ^ next);
        return BLOCK * Long.bitCount(alike & alike >>> 1 & ~(row ^ row >>> 1) & first(size - 1));
    }

    /** What looks like a finder: dark, light, three dark, light, dark, beside four light ones. */
    private static int finders(long line, int size) {
        long light = ~line & first(size);
        long four = light & light >>> 1 & light >>> 2 & light >>> 3;
        long finder =
                line
                        & light >>> 1
                        & line >>> 2
                        & line >>> 3
                        & line >>> 4
                        & light >>> 5
                        & line >>> 6;
        return FINDER * Long.bitCount(finder & (four << 4 | four >>> 7));
    }

    private static long first(int bits) {
        return -1L >>> Long.SIZE - bits;
    }
}
