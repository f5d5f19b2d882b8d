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

    /** Marks a step to a node that has a value, so that only the last of them is looked up. */
    private static final int HAS_VALUE = 1 << 31;

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
        int valued = 0;
        int length = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit >= DIGITS) {
                break;
            }
            int step = next[node * DIGITS + digit];
            if (step == 0) {
                break;
            }
            node = step & ~HAS_VALUE;
            if (step < 0) {
                valued = node;
                length = i + 1;
            }
        }
        int found = values[valued];
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
        int edge = -1;
        for (int i = 0; i < prefix.length(); i++) {
            edge = node * DIGITS + prefix.charAt(i) - '0';
            if (next[edge] == 0) {
                if (nodes == values.length) {
                    values = Arrays.copyOf(values, 2 * nodes);
                    next = Arrays.copyOf(next, 2 * nodes * DIGITS);
                }
                next[edge] = nodes++;
            }
            node = next[edge] & ~HAS_VALUE;
        }
        if (edge >= 0) {
            next[edge] |= HAS_VALUE;
        }
        values[node] = value + 1;
    }
}
