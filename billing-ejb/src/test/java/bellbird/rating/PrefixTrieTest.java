package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixTrieTest {

    /** Few and many prefixes, near together and far apart; numbers that end early, or in signs. */
    @Test
    void it_finds_what_cutting_digit_after_digit_finds() {
        Random random = new Random(20_261_124);
        for (int round = 0; round < 120; round++) {
            int size = (int) Math.pow(10, random.nextDouble() * (round % 20 == 0 ? 4.5 : 3.2));
            Map<String, Integer> entries = entries(random, size);
            PrefixTrie trie = new PrefixTrie(entries);
            List<String> known = List.copyOf(entries.keySet());
            for (int i = 0; i < 1_000; i++) {
                String number = number(random, known);
                assertThat(trie.longest(number)).as(number).isEqualTo(cutting(entries, number));
            }
        }
    }

    private static Map<String, Integer> entries(Random random, int size) {
        int digits = 1 + random.nextInt(10);
        int longest = 1 + random.nextInt(15);
        Map<String, Integer> entries = new HashMap<>();
        for (int i = 0; i < size; i++) {
            entries.put(
                    digits(random, random.nextInt(longest + 1), digits), random.nextInt(100_000));
        }
        return entries;
    }

    private static String number(Random random, List<String> known) {
        String start =
                known.isEmpty() || random.nextBoolean()
                        ? ""
                        : known.get(random.nextInt(known.size()));
        return start.substring(0, random.nextInt(start.length() + 1))
                + digits(random, random.nextInt(8), 10)
                + (random.nextInt(20) == 0 ? "*1" : "");
    }

    private static String digits(Random random, int count, int different) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(different));
        }
        return digits.toString();
    }

    private static long cutting(Map<String, Integer> entries, String number) {
        List<String> cut = new ArrayList<>();
        cut.add("");
        while (cut.size() <= 15
                && cut.size() <= number.length()
                && Character.isDigit(number.charAt(cut.size() - 1))) {
            cut.add(number.substring(0, cut.size()));
        }
        for (String prefix : cut.reversed()) {
            Integer value = entries.get(prefix);
            if (value != null) {
                return (long) prefix.length() << 32 | value;
            }
        }
        return PrefixTrie.NONE;
    }
}
