package bellbird.rating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the longest known prefix of a number. Fifty thousand prefixes are looked up for each call,
 * and what that costs is memory out of the processor's reach; so they are kept small: the first
 * digits together choose a slot of a table, and what goes on from there stands in one short list.
 * Immutable once it is made.
 */
final class PrefixTrie {

    /** No prefix fits. */
    static final long NONE = -1;

    /** Digits of the longest prefix: no number of E.164 has more. */
    private static final int LONGEST = 15;

    /** More than so many prefixes get a table. */
    private static final int MOST_IN_LIST = 12;

    /** With more of them the first table is for four digits; it would be large for a few. */
    private static final int FEW = 1_000;

    /** Digits of a table below the first one. */
    private static final int STEP = 2;

    /** How a list ends. */
    private static final long END = -1;

    private static final int LENGTH_SHIFT = 50;
    private static final long DIGITS = (1L << LENGTH_SHIFT) - 1;

    private static final long[] POWERS = new long[LONGEST + 1];

    /** Where in a table the slots for so many digits begin; numbers may end within it. */
    private static final int[] FIRST = {0, 1, 11, 111, 1_111, 11_111};

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    /**
     * Two numbers a slot. What is found up to here: value plus one, and length in the lowest four
     * bits; 0 for nothing. And where to go on: the first slot of a table, or the complement of a
     * place in {@link #lists}; 0 for nowhere.
     */
    private int[] slots = {};

    private int slotEnd;

    /** Prefixes after the digits that led here, filled up to 15 digits; above them the length. */
    private long[] lists = new long[1];

    /** Values of the same places. */
    private int[] values = new int[1];

    private int listEnd = 1;
    private final int firstStep;

    /** What is left of a prefix after the digits that led to a table or list. */
    private record Rest(String digits, int before, int value) {

        int length() {
            return before + digits.length();
        }

        int found() {
            return value + 1 << 4 | length();
        }

        /** As a table's index. */
        int number(int length) {
            return length == 0 ? 0 : Integer.parseInt(digits.substring(0, length));
        }

        Rest after(int count) {
            return new Rest(digits.substring(count), before + count, value);
        }
    }

    /**
     * @param entries values from 0 by prefix of at most 15 digits; the empty one fits every number
     */
    PrefixTrie(Map<String, Integer> entries) {
        firstStep = entries.size() <= MOST_IN_LIST ? 0 : entries.size() <= FEW ? STEP : 2 * STEP;
        List<Rest> all = new ArrayList<>();
        new TreeMap<>(entries).forEach((prefix, value) -> all.add(new Rest(prefix, 0, value)));
        table(all, firstStep, 0);
        slots = Arrays.copyOf(slots, slotEnd);
        lists = Arrays.copyOf(lists, listEnd);
        values = Arrays.copyOf(values, listEnd);
    }

    /**
     * @return value and length of the longest prefix, see {@link #value} and {@link #length}
     */
    long longest(String digits) {
        int end = Math.min(digits.length(), LONGEST);
        int table = 0;
        int step = firstStep;
        int depth = 0;
        while (true) {
            int read = 0;
            int number = 0;
            while (read < step && depth + read < end) {
                int digit = digits.charAt(depth + read) - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                number = 10 * number + digit;
                read++;
            }
            int slot = table + 2 * (FIRST[read] + number);
            int next = read == step ? slots[slot + 1] : 0;
            if (next == 0) {
                return found(slots[slot]);
            }
            depth += step;
            if (next < 0) {
                return listed(~next, digits, depth, end, slots[slot]);
            }
            table = next;
            step = STEP;
        }
    }

    private long listed(int list, String digits, int depth, int end, int before) {
        long rest = 0;
        int read = 0;
        for (int i = depth; i < end; i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            rest = 10 * rest + digit;
            read++;
        }
        rest *= POWERS[LONGEST - read];
        for (int at = list; lists[at] != END; at++) {
            int length = (int) (lists[at] >>> LENGTH_SHIFT);
            long beyond = rest - (lists[at] & DIGITS);
            if (length <= read && beyond >= 0 && beyond < POWERS[LONGEST - length]) {
                return match(values[at], depth + length);
            }
        }
        return found(before);
    }

    private static long found(int slot) {
        return slot == 0 ? NONE : match((slot >>> 4) - 1, slot & 15);
    }

    private static long match(int value, int length) {
        return (long) length << 32 | value;
    }

    static int value(long match) {
        return (int) match;
    }

    static int length(long match) {
        return (int) (match >>> 32);
    }

    /**
     * Makes a table for the next digits.
     *
     * @param before what is found already
     * @return its first slot
     */
    private int table(List<Rest> prefixes, int step, int before) {
        int table = slotEnd;
        slotEnd += 2 * FIRST[step + 1];
        if (slotEnd > slots.length) {
            slots = Arrays.copyOf(slots, 2 * slotEnd);
        }
        for (int slot = table; slot < slotEnd; slot += 2) {
            slots[slot] = before;
        }
        Map<Integer, List<Rest>> longer = new TreeMap<>();
        prefixes.stream()
                .sorted(Comparator.comparingInt(Rest::length))
                .forEach(
                        prefix -> {
                            if (prefix.digits().length() <= step) {
                                fill(table, prefix, step);
                            } else {
                                longer.computeIfAbsent(
                                                prefix.number(step), number -> new ArrayList<>())
                                        .add(prefix.after(step));
                            }
                        });
        longer.forEach(
                (number, rests) -> {
                    int slot = table + 2 * (FIRST[step] + number);
                    int next =
                            rests.size() <= MOST_IN_LIST
                                    ? ~list(rests)
                                    : table(rests, STEP, slots[slot]);
                    slots[slot + 1] = next;
                });
        return table;
    }

    /** Writes a short prefix into the slots of all numbers that begin with it. */
    private void fill(int table, Rest prefix, int step) {
        int length = prefix.digits().length();
        int number = prefix.number(length);
        for (int digits = length; digits <= step; digits++) {
            int count = (int) POWERS[digits - length];
            for (int i = 0; i < count; i++) {
                slots[table + 2 * (FIRST[digits] + number * count + i)] = prefix.found();
            }
        }
    }

    /** The longest first. */
    private int list(List<Rest> rests) {
        int list = listEnd;
        listEnd += rests.size() + 1;
        if (listEnd > lists.length) {
            lists = Arrays.copyOf(lists, 2 * listEnd);
            values = Arrays.copyOf(values, 2 * listEnd);
        }
        rests.sort(Comparator.comparingInt(Rest::length).reversed());
        int at = list;
        for (Rest rest : rests) {
            int length = rest.digits().length();
            long number = Long.parseLong(rest.digits()) * POWERS[LONGEST - length];
            lists[at] = (long) length << LENGTH_SHIFT | number;
            values[at] = rest.value();
            at++;
        }
        lists[at] = END;
        return list;
    }
}
