package bellbird.usage;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an expression can do with texts. A text that is not found leaves the value as it is. */
enum TextFunction {
    /** Written {@code a & b}. */
    JOIN("a & b", 2, Integer.MAX_VALUE, false) {
        @Override
        String apply(String[] texts) {
            return String.join("", texts);
        }
    },
    /** The first that is not empty. */
    FIRST("first(a, b, …)", 2, 10, false) {
        @Override
        String apply(String[] texts) {
            for (String text : texts) {
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }
    },
    /** Compares without regard to upper and lower case. */
    IF("if(value, 'word', then, else)", 4, 4, false) {
        @Override
        String apply(String[] texts) {
            return texts[0].equalsIgnoreCase(texts[1]) ? texts[2] : texts[3];
        }
    },
    BEFORE("before(value, 'text')", 2, 2, false) {
        @Override
        String apply(String[] texts) {
            int at = texts[0].indexOf(texts[1]);
            return at < 0 ? texts[0] : texts[0].substring(0, at);
        }
    },
    AFTER("after(value, 'text')", 2, 2, false) {
        @Override
        String apply(String[] texts) {
            int at = texts[0].indexOf(texts[1]);
            return at < 0 ? texts[0] : texts[0].substring(at + texts[1].length());
        }
    },
    REPLACE("replace(value, 'text', 'by')", 3, 3, false) {
        @Override
        String apply(String[] texts) {
            return texts[1].isEmpty() ? texts[0] : texts[0].replace(texts[1], texts[2]);
        }
    },
    LEFT("left(value, 3)", 2, 2, true) {
        @Override
        String apply(String[] texts) {
            return texts[0].substring(0, Math.min(count(texts), texts[0].length()));
        }
    },
    RIGHT("right(value, 3)", 2, 2, true) {
        @Override
        String apply(String[] texts) {
            return texts[0].substring(Math.max(0, texts[0].length() - count(texts)));
        }
    },
    /** Without that many signs at the beginning. */
    SKIP("skip(value, 3)", 2, 2, true) {
        @Override
        String apply(String[] texts) {
            return texts[0].substring(Math.min(count(texts), texts[0].length()));
        }
    },
    /** The digits alone, as in {@code usage_0042.csv}. */
    DIGITS("digits(value)", 1, 1, false) {
        @Override
        String apply(String[] texts) {
            StringBuilder digits = new StringBuilder();
            texts[0].chars()
                    .filter(c -> c >= '0' && c <= '9')
                    .forEach(c -> digits.append((char) c));
            return digits.toString();
        }
    };

    private final String form;
    private final int least;
    private final int most;
    private final boolean counts;

    TextFunction(String form, int least, int most, boolean counts) {
        this.form = form;
        this.least = least;
        this.most = most;
        this.counts = counts;
    }

    abstract String apply(String[] texts);

    static @Nullable TextFunction named(String name) {
        for (TextFunction function : values()) {
            if (function != JOIN && function.name().toLowerCase(Locale.ROOT).equals(name)) {
                return function;
            }
        }
        return null;
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    /** Whether the last argument is a number that stands in the expression. */
    boolean counts() {
        return counts;
    }

    /** How it is written. */
    String form() {
        return form;
    }

    private static int count(String[] texts) {
        return Integer.parseInt(texts[1]);
    }
}
