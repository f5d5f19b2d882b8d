package bellbird.crash;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which part of a long run this is, so that the whole can be run in pieces. */
record Shard(int number, int of) {

    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d?)/([1-9]\\d?)");

    /** From {@code BELLBIRD_DEEP_SHARD}, such as 2/4; everything if it is not set. */
    static Shard get() {
        String given = System.getenv("BELLBIRD_DEEP_SHARD");
        if (given == null) {
            return new Shard(1, 1);
        }
        Matcher read = WRITTEN.matcher(given);
        if (!read.matches()) {
            throw new IllegalArgumentException("BELLBIRD_DEEP_SHARD is not like 2/4: " + given);
        }
        return new Shard(Integer.parseInt(read.group(1)), Integer.parseInt(read.group(2)));
    }

    boolean has(int item) {
        return item % of == number - 1;
    }
}
