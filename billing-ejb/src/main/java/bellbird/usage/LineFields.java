package bellbird.usage;

import bellbird.usage.FeedProfile.Field;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cuts lines and finds the fields in them, by their header where they have one. */
final class LineFields {

    private record Ignored(FieldValue value, Set<String> words) {}

    private final FeedProfile profile;
    private final LineSplitter splitter;
    private final FieldValue[] values = new FieldValue[Field.values().length];
    private List<Ignored> ignored = List.of();
    private int width;
    private @Nullable Field at;

    LineFields(FeedProfile profile) {
        this.profile = profile;
        splitter = new LineSplitter(profile.delimiter(), profile.quote());
        bind(Map.of());
        if (!profile.header()) {
            width = numbered();
        }
    }

    /**
     * Learns the places of the columns.
     *
     * @return why the file cannot be read by this header; null if it can
     */
    @Nullable FileRefusal header(LineReader.Line line) {
        Map<String, Integer> named = new HashMap<>();
        if (line.tooLong() || line.nul() || splitter.split(line.text()) != null) {
            return FileRefusal.of("error.usage.file.header", missing(named));
        }
        Map<String, String> wanted = new TreeMap<>();
        columns()
                .map(FieldExpression.Column::name)
                .filter(Objects::nonNull)
                .forEach(name -> wanted.put(name.toLowerCase(Locale.ROOT), name));
        width = splitter.count();
        for (int i = 0; i < width; i++) {
            String name = splitter.column(i).strip().toLowerCase(Locale.ROOT);
            String known = wanted.get(name);
            if (known != null && named.put(name, i) != null) {
                return FileRefusal.of("error.usage.file.headerTwice", known);
            }
        }
        if (numbered() > width) {
            return FileRefusal.of("error.usage.file.columns", Integer.toString(numbered()));
        }
        bind(named);
        String missing = missing(named);
        return missing.isEmpty() ? null : FileRefusal.of("error.usage.file.header", missing);
    }

    /** Columns that a line has, or has at least where there is no header. */
    int width() {
        return width;
    }

    /** Whether a line has as many columns as the profile numbers. */
    boolean fits(LineReader.Line line) {
        return splitter.split(line.text()) == null && splitter.count() >= width;
    }

    /** Whether the line is the profile's trailer. */
    boolean isTrailer(LineReader.Line line) {
        return profile.trailer() != null
                && splitter.split(line.text()) == null
                && splitter.column(0).strip().equals(profile.trailer().marker());
    }

    /** A column of a line, counted from 1; empty if it has none. */
    String column(LineReader.Line line, int column) {
        return splitter.split(line.text()) != null || column < 1 || column > splitter.count()
                ? ""
                : splitter.column(column - 1).strip();
    }

    /**
     * Makes a line the one that values are of.
     *
     * @throws UnreadableValue also if a rule of the profile ignores it
     */
    void cut(LineReader.Line line) throws UnreadableValue {
        columns(line);
        for (Ignored rule : ignored) {
            String word = rule.value.of(splitter);
            if (rule.words.contains(word.toLowerCase(Locale.ROOT))) {
                throw UnreadableValue.ignored("error.usage.ignored", word);
            }
        }
    }

    /** The same, whether the line is ignored or not. */
    void columns(LineReader.Line line) throws UnreadableValue {
        at = null;
        if (line.tooLong()) {
            throw UnreadableValue.rejected(
                    "error.usage.line", Integer.toString(profile.limits().lineCharacters()));
        }
        if (line.nul()) {
            throw UnreadableValue.rejected("error.usage.nul", "");
        }
        String wrong = splitter.split(line.text());
        if (wrong != null) {
            throw UnreadableValue.rejected(wrong, "");
        }
        if (profile.header() ? splitter.count() != width : splitter.count() < width) {
            throw UnreadableValue.rejected(
                    "error.usage.columns", Integer.toString(splitter.count()));
        }
    }

    /** The text of a field; empty if the file has no columns for it. */
    String value(Field field) throws UnreadableValue {
        look(field);
        return values[field.ordinal()].of(splitter);
    }

    /** Says that what is wrong next is wrong with this field. */
    void look(Field field) {
        at = field;
    }

    /** The field that was looked at last; null if none of this line. */
    @Nullable Field at() {
        return at;
    }

    /** What the fields of the line are made of, as far as they can be. */
    Map<Field, String> texts() {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        for (Field field : profile.fields().keySet()) {
            try {
                texts.put(field, values[field.ordinal()].of(splitter));
            } catch (UnreadableValue tooLong) {
                texts.put(field, tooLong.detail);
            }
        }
        return texts;
    }

    /** Every column that the profile reads. */
    private Stream<FieldExpression.Column> columns() {
        return Stream.concat(
                        profile.fields().values().stream(),
                        profile.words().ignored().stream().map(FeedProfile.Ignored::value))
                .flatMap(expression -> expression.columns().stream());
    }

    private int numbered() {
        return columns().mapToInt(FieldExpression.Column::number).max().orElse(0);
    }

    /**
     * @param named places of the columns of the header, by their names in lower case
     */
    private void bind(Map<String, Integer> named) {
        for (Field field : Field.values()) {
            FieldExpression expression = profile.fields().get(field);
            values[field.ordinal()] =
                    expression == null
                                    || isSpare(field, named)
                                            && !missing(expression, named).isEmpty()
                            ? FieldValue.NONE
                            : bound(expression, named);
        }
        ignored =
                profile.words().ignored().stream()
                        .map(rule -> new Ignored(bound(rule.value(), named), rule.words()))
                        .toList();
    }

    /** Whether a file may do without the columns of a field; beside the card without the number. */
    private boolean isSpare(Field field, Map<String, Integer> named) {
        FieldExpression card = profile.fields().get(Field.IMSI);
        return Field.OPTIONAL.contains(field)
                || field == Field.SERVED && card != null && missing(card, named).isEmpty();
    }

    private static FieldValue bound(FieldExpression expression, Map<String, Integer> named) {
        return expression.bind(
                column -> {
                    String name = column.name();
                    return name == null
                            ? column.number() - 1
                            : named.getOrDefault(name.toLowerCase(Locale.ROOT), -1);
                });
    }

    private static List<String> missing(FieldExpression expression, Map<String, Integer> named) {
        return expression.columns().stream()
                .map(FieldExpression.Column::name)
                .filter(name -> name != null && !named.containsKey(name.toLowerCase(Locale.ROOT)))
                .map(String::valueOf)
                .toList();
    }

    /** Columns that the profile needs and the header did not name, apart by commas. */
    private String missing(Map<String, Integer> named) {
        Set<String> missing = new TreeSet<>();
        profile.fields()
                .forEach(
                        (field, expression) -> {
                            if (!isSpare(field, named)) {
                                missing.addAll(missing(expression, named));
                            }
                        });
        profile.words().ignored().forEach(rule -> missing.addAll(missing(rule.value(), named)));
        return String.join(", ", missing);
    }
}
