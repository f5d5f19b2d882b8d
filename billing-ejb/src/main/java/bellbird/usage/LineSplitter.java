package bellbird.usage;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a line into columns. A column in quotation marks may hold the delimiter, and the mark itself
 * twice (RFC 4180), but no line end: each line is one record, so a lone quotation mark spoils one
 * record and never the rest of the file. Libraries that read CSV let a record go on over lines.
 */
final class LineSplitter {

    private static final int MOST_COLUMNS = 200;

    private final char delimiter;

    /** NUL, which no line that is split has, where values are never quoted. */
    private final char quote;

    private final String[] columns = new String[MOST_COLUMNS];
    private final StringBuilder quoted = new StringBuilder();
    private int count;

    LineSplitter(char delimiter, @Nullable Character quote) {
        this.delimiter = delimiter;
        this.quote = quote == null ? 0 : quote;
    }

    /**
     * @return bundle key of what is wrong; null if the columns can be read
     */
    @Nullable String split(String line) {
        count = 0;
        int from = 0;
        while (true) {
            if (count == MOST_COLUMNS) {
                return "error.usage.columns";
            }
            int next;
            if (from < line.length() && line.charAt(from) == quote) {
                next = quoted(line, from + 1);
                if (next < 0) {
                    return "error.usage.quote";
                }
            } else {
                int end = line.indexOf(delimiter, from);
                next = end < 0 ? line.length() : end;
                if (line.indexOf(quote, from, next) >= 0) {
                    return "error.usage.quote";
                }
                columns[count++] = line.substring(from, next);
            }
            if (next == line.length()) {
                return null;
            }
            from = next + 1;
        }
    }

    int count() {
        return count;
    }

    String column(int index) {
        return columns[index];
    }

    /** Returns where the column ends, at a delimiter or the end of the line; -1 if it does not. */
    private int quoted(String line, int from) {
        quoted.setLength(0);
        int at = from;
        while (at < line.length()) {
            char character = line.charAt(at++);
            if (character != quote) {
                quoted.append(character);
            } else if (at < line.length() && line.charAt(at) == quote) {
                quoted.append(quote);
                at++;
            } else if (at == line.length() || line.charAt(at) == delimiter) {
                columns[count++] = quoted.toString();
                return at;
            } else {
                return -1;
            }
        }
        return -1;
    }
}
