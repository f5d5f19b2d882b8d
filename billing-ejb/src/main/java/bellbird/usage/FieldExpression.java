package bellbird.usage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a field is made from the columns of a line, written by people: {@code dst}, {@code [Called
 * number]}, {@code $3}, {@code 'voice'}, {@code if($15, 'ANSWERED', $14, '0')}, {@code before(imsi,
 * ':') & mnc}. It has no loops and its text and its values are bounded, so that no profile can hold
 * a worker. The functions are those of {@link TextFunction}; the grammar is in docs/usage-csv.md.
 */
public final class FieldExpression {

    static final int LONGEST = 500;

    private static final int DEEPEST = 10;
    private static final int LONGEST_VALUE = 16_384;

    /**
     * A column that an expression reads.
     *
     * @param name in the header; null for a column by its number
     * @param number from 1; 0 for a column by its name
     */
    record Column(@Nullable String name, int number) {

        @Override
        public String toString() {
            return name == null ? "$" + number : name;
        }
    }

    /** An expression cannot be understood. */
    static final class Unclear extends Exception {

        private static final long serialVersionUID = 1;

        final String reason;
        final String detail;

        /**
         * @param reason bundle key
         * @param detail where or what, for the text
         */
        Unclear(String reason, String detail) {
            super(reason, null, false, false);
            this.reason = reason;
            this.detail = detail;
        }
    }

    private sealed interface Node {

        FieldValue bind(ToIntFunction<Column> places);

        record Read(Column column) implements Node {
            @Override
            public FieldValue bind(ToIntFunction<Column> places) {
                int place = places.applyAsInt(column);
                return place < 0 ? FieldValue.NONE : line -> line.column(place).strip();
            }
        }

        record Text(String value) implements Node {
            @Override
            public FieldValue bind(ToIntFunction<Column> places) {
                return line -> value;
            }
        }

        record Call(TextFunction function, List<Node> arguments) implements Node {
            @Override
            public FieldValue bind(ToIntFunction<Column> places) {
                FieldValue[] values =
                        arguments.stream()
                                .map(node -> node.bind(places))
                                .toArray(FieldValue[]::new);
                return line -> {
                    String[] texts = new String[values.length];
                    for (int i = 0; i < texts.length; i++) {
                        texts[i] = values[i].of(line);
                    }
                    String result = function.apply(texts);
                    if (result.length() > LONGEST_VALUE) {
                        throw UnreadableValue.rejected("error.usage.value", result);
                    }
                    return result;
                };
            }
        }
    }

    private final String text;
    private final Node root;
    private final Set<Column> columns;

    private FieldExpression(String text, Node root, Set<Column> columns) {
        this.text = text;
        this.root = root;
        this.columns = columns;
    }

    static FieldExpression parse(String text) throws Unclear {
        if (text.length() > LONGEST) {
            throw new Unclear("error.profile.expression.long", Integer.toString(LONGEST));
        }
        Parser parser = new Parser(text);
        Node root = parser.whole();
        return new FieldExpression(text, root, parser.columns);
    }

    /** The column of a name, whatever signs are in it. */
    static String column(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "[" + name + "]";
    }

    /** The columns it reads, in the order it names them. */
    Set<Column> columns() {
        return columns;
    }

    /** The text it always is; null if it depends on the line. */
    @Nullable String constant() {
        return root instanceof Node.Text one ? one.value : null;
    }

    /** The value where all there is to read is one text, whatever the column is called. */
    String over(String only) throws UnreadableValue {
        LineSplitter whole = new LineSplitter('\0', null);
        return whole.split(only) == null ? bind(column -> 0).of(whole) : "";
    }

    /**
     * @param places gives the place of a column from 0; -1 for one that the file does not have,
     *     which reads as empty
     */
    FieldValue bind(ToIntFunction<Column> places) {
        return root.bind(places);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldExpression one && text.equals(one.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class Parser {

        private final String text;
        private final Set<Column> columns = new LinkedHashSet<>();
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Node whole() throws Unclear {
            Node node = sum(0);
            if (at < text.length()) {
                throw unexpected();
            }
            return node;
        }

        private Node sum(int depth) throws Unclear {
            if (depth > DEEPEST) {
                throw new Unclear("error.profile.expression.deep", Integer.toString(DEEPEST));
            }
            List<Node> parts = new ArrayList<>(List.of(term(depth)));
            while (next('&')) {
                parts.add(term(depth));
            }
            return parts.size() == 1 ? parts.getFirst() : new Node.Call(TextFunction.JOIN, parts);
        }

        private Node term(int depth) throws Unclear {
            if (next('\'')) {
                return quoted();
            }
            if (next('[')) {
                int end = text.indexOf(']', at);
                if (end <= at) {
                    throw unexpected();
                }
                String name = text.substring(at, end).strip();
                at = end + 1;
                return read(new Column(name, 0));
            }
            if (next('(')) {
                Node node = sum(depth + 1);
                require(')');
                return node;
            }
            if (next('$')) {
                int from = at;
                String digits = word();
                if (!digits.matches("[1-9][0-9]{0,2}")) {
                    at = from;
                    throw unexpected();
                }
                return read(new Column(null, Integer.parseInt(digits)));
            }
            String word = word();
            if (word.isEmpty()) {
                throw unexpected();
            }
            if (next('(')) {
                return call(word, depth);
            }
            return word.matches("[0-9]+") ? new Node.Text(word) : read(new Column(word, 0));
        }

        private Node read(Column column) {
            columns.add(column);
            return new Node.Read(column);
        }

        private Node quoted() throws Unclear {
            StringBuilder value = new StringBuilder();
            while (at < text.length()) {
                char sign = text.charAt(at++);
                if (sign != '\'') {
                    value.append(sign);
                } else if (at < text.length() && text.charAt(at) == '\'') {
                    value.append('\'');
                    at++;
                } else {
                    return new Node.Text(value.toString());
                }
            }
            throw unexpected();
        }

        private Node call(String name, int depth) throws Unclear {
            TextFunction function = TextFunction.named(name);
            if (function == null) {
                throw new Unclear("error.profile.expression.function", name);
            }
            List<Node> arguments = new ArrayList<>();
            do {
                arguments.add(sum(depth + 1));
            } while (next(','));
            require(')');
            if (!function.takes(arguments.size())) {
                throw new Unclear("error.profile.expression.arguments", function.form());
            }
            if (function.counts()
                    && !(arguments.getLast() instanceof Node.Text number
                            && number.value.matches("[0-9]{1,4}"))) {
                throw new Unclear("error.profile.expression.arguments", function.form());
            }
            return new Node.Call(function, arguments);
        }

        private String word() {
            blanks();
            int from = at;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            return text.substring(from, at);
        }

        private boolean next(char sign) {
            blanks();
            if (at < text.length() && text.charAt(at) == sign) {
                at++;
                return true;
            }
            return false;
        }

        private void require(char sign) throws Unclear {
            if (!next(sign)) {
                throw unexpected();
            }
        }

        private void blanks() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }

        private Unclear unexpected() {
            return at >= text.length()
                    ? new Unclear("error.profile.expression.end", text)
                    : new Unclear("error.profile.expression.sign", text.substring(at));
        }
    }
}
