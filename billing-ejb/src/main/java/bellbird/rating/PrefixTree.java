package bellbird.rating;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the longest known prefix of a number: one step per digit, whatever the number of prefixes.
 */
final class PrefixTree<T> {

    private static final int DIGITS = 10;

    private int[] next = new int[64 * DIGITS];
    private @Nullable Object[] values = new Object[64];
    private int nodes = 1;

    PrefixTree(Map<String, T> entries) {
        entries.forEach(this::put);
    }

    @SuppressWarnings("unchecked") // only T is put in
    @Nullable T longest(String digits) {
        int node = 0;
        Object found = values[0];
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit >= DIGITS) {
                break;
            }
            node = next[node * DIGITS + digit];
            if (node == 0) {
                break;
            }
            if (values[node] != null) {
                found = values[node];
            }
        }
        return (T) found;
    }

    private void put(String prefix, T value) {
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
        values[node] = value;
    }
}
