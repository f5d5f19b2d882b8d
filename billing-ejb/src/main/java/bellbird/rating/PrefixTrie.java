package bellbird.rating;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the longest known prefix of a number: one step per digit, whatever the number of prefixes.
 * Immutable once it is made.
 */
final class PrefixTrie {

    /** No prefix fits. */
    static final long NONE = -1;

    private static final int DIGITS = 10;

    /** Where in a row the value stands. */
    private static final int VALUE = DIGITS;

    private static final int ROW = DIGITS + 1;

    /** Marks a step to a row that has a value, so that only the last of them is looked up. */
    private static final int HAS_VALUE = 1 << 31;

    /**
     * A row per node: where the row of each next digit begins, 0 for nowhere; and its value plus
     * one, 0 for none. Rows are in the order of the prefixes, so that one step leads to a near
     * place.
     */
    private int[] rows = new int[64 * ROW];

    private int end = ROW;

    /**
     * @param entries values from 0 by prefix; the empty prefix fits every number
     */
    PrefixTrie(Map<String, Integer> entries) {
        new TreeMap<>(entries).forEach(this::put);
        rows = Arrays.copyOf(rows, end);
    }

    /**
     * @return value and length of the longest prefix, see {@link #value} and {@link #length}
     */
    long longest(String digits) {
        int row = 0;
        int valued = 0;
        int length = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit >= DIGITS) {
                break;
            }
            int step = rows[row + digit];
            if (step == 0) {
                break;
            }
            row = step & ~HAS_VALUE;
            if (step < 0) {
                valued = row;
                length = i + 1;
            }
        }
        int found = rows[valued + VALUE];
        return found == 0 ? NONE : (long) length << 32 | (found - 1);
    }

    static int value(long match) {
        return (int) match;
    }

    static int length(long match) {
        return (int) (match >>> 32);
    }

    private void put(String prefix, int value) {
        int row = 0;
        int edge = -1;
        for (int i = 0; i < prefix.length(); i++) {
            edge = row + prefix.charAt(i) - '0';
            if (rows[edge] == 0) {
                if (end == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * end);
                }
                rows[edge] = end;
                end += ROW;
            }
            row = rows[edge] & ~HAS_VALUE;
        }
        if (edge >= 0) {
            rows[edge] |= HAS_VALUE;
        }
        rows[row + VALUE] = value + 1;
    }
}
