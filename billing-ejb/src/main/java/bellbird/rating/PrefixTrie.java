package bellbird.rating;

import java.util.Arrays;
import java.util.Map;

/**
 * Finds the longest known prefix of a number: one step per digit, whatever the number of prefixes.
 * Immutable once it is made.
 */
final class PrefixTrie {

    /** No prefix fits. */
    static final long NONE = -1;

    private static final int DIGITS = 10;

    /** Of each node: where each digit leads, 0 for nowhere. */
    private int[] next = new int[64 * DIGITS];

    /** Of each node: the value plus one, 0 for none. */
    private int[] values = new int[64];

    private int nodes = 1;

    /**
     * @param entries values from 0 by prefix; the empty prefix fits every number
     */
    PrefixTrie(Map<String, Integer> entries) {
        entries.forEach(this::put);
        next = Arrays.copyOf(next, nodes * DIGITS);
        values = Arrays.copyOf(values, nodes);
    }

    /**
     * @return value and length of the longest prefix, see {@link #value} and {@link #length}
     */
    long longest(String digits) {
        int node = 0;
        int found = values[0];
        int length = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit >= DIGITS) {
                break;
            }
            node = next[node * DIGITS + digit];
            if (node == 0) {
                break;
            }
            if (values[node] != 0) {
                found = values[node];
                length = i + 1;
            }
        }
        return found == 0 ? NONE : (long) length << 32 | (found - 1);
    }

    static int value(long match) {
        return (int) match;
    }

    static int length(long match) {
        return (int) (match >>> 32);
    }

    private void put(String prefix, int value) {
        int node = 0;
        for (int i = 0; i < prefix.length(); i++) {
            int edge = node * DIGITS + prefix.charAt(i) - '0';
            if (next[edge] == 0) {
                if (nodes == values.length) {
                    values = Arrays.copyOf(values, 2 * nodes);
                    next = Arrays.copyOf(next, 2 * nodes * DIGITS);
                }
                next[edge] = nodes++;
            }
            node = next[edge];
        }
        values[node] = value + 1;
    }
}
