package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import bellbird.offering.RateDeck.BadRow;
import bellbird.offering.RateDeck.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rate deck from CSV: columns by the names of their heads, comma or semicolon, quotes where
 * needed. A list that names places without prefixes is mapped by {@link PlaceNumbers}.
 */
final class DeckReader {

    private static final int MOST_ROWS = 100_000;
    private static final int MOST_BAD = 1_000;
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_SHOWN = 120;
    private static final int LONGEST_NAME = 100;
    private static final Pattern PREFIX = Pattern.compile("\\+?([0-9]{1,15})");
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}([.,][0-9]{1,8})?");
    private static final Pattern INCREMENTS =
            Pattern.compile("([0-9]{1,4})\\s*[/+]\\s*([0-9]{1,4})");

    /** A column, by the names that carriers head it with. */
    private enum Column {
        PREFIX("prefix", "code", "dialcode", "dialprefix"),
        DESTINATION("destination", "destinationname", "name", "country", "trafficdirection"),
        PRICE("price", "rate", "priceperminute", "rateperminute"),
        INCREMENTS("increments", "increment", "billingincrements", "interval"),
        FEE("connectionfee", "setupfee", "fee"),
        SLOT("timeslot", "slot");

        private final Set<String> heads;

        Column(String... heads) {
            this.heads = Set.of(heads);
        }

        static @Nullable Column of(String head) {
            String plain = head.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            for (Column column : values()) {
                if (column.heads.contains(plain)) {
                    return column;
                }
            }
            return null;
        }
    }

    private final PlaceNumbers numbers = new PlaceNumbers();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<BadRow> bad = new ArrayList<>();
    private final Set<String> unmapped = new LinkedHashSet<>();
    private final Map<Column, Integer> places = new LinkedHashMap<>();
    private char separator = ',';

    private DeckReader() {}

    /**
     * @throws BellbirdException if it is no deck at all
     */
    static RateDeck read(Reader file) throws IOException {
        DeckReader reader = new DeckReader();
        try (BufferedReader lines = new BufferedReader(file)) {
            reader.head(lines.readLine());
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    reader.line(number, line);
                }
            }
        }
        return new RateDeck(
                List.copyOf(reader.rows.values()), reader.bad, List.copyOf(reader.unmapped));
    }

    private void head(@Nullable String line) {
        if (line == null || line.length() > LONGEST_LINE) {
            throw BellbirdException.user("file", "error.deck.head");
        }
        String clean = line.startsWith("\uFEFF") ? line.substring(1) : line;
        separator = clean.chars().filter(one -> one == ';').count() > 0 ? ';' : ',';
        List<String> heads = cells(clean);
        for (int i = 0; i < heads.size(); i++) {
            Column column = Column.of(heads.get(i));
            if (column != null) {
                places.putIfAbsent(column, i);
            }
        }
        if (!places.containsKey(Column.PRICE)
                || !places.containsKey(Column.PREFIX) && !places.containsKey(Column.DESTINATION)) {
            throw BellbirdException.user("file", "error.deck.head");
        }
    }

    private void line(long number, String line) {
        if (rows.size() >= MOST_ROWS) {
            throw BellbirdException.user("file", "error.deck.tooMany", Integer.toString(MOST_ROWS));
        }
        String reason = line.length() > LONGEST_LINE ? "error.deck.long" : take(cells(line));
        if (reason != null && bad.size() < MOST_BAD) {
            bad.add(
                    new BadRow(
                            number,
                            line.substring(0, Math.min(LONGEST_SHOWN, line.length())),
                            reason));
        }
    }

    /** Why it is no price; null if it is one. */
    private @Nullable String take(List<String> cells) {
        String price = cell(cells, Column.PRICE);
        if (!PRICE.matcher(price).matches()) {
            return price.startsWith("-") ? "error.offering.negative" : "error.deck.price";
        }
        String slot = cell(cells, Column.SLOT);
        if (!slot.isEmpty() && !slot.equalsIgnoreCase("flat")) {
            return "error.deck.slot";
        }
        String name = cell(cells, Column.DESTINATION);
        if (name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            return "error.deck.name";
        }
        Matcher increments = INCREMENTS.matcher(cell(cells, Column.INCREMENTS));
        boolean counted = increments.matches();
        if (!counted && !cell(cells, Column.INCREMENTS).isEmpty()) {
            return "error.deck.increments";
        }
        String fee = cell(cells, Column.FEE);
        if (!fee.isEmpty() && !PRICE.matcher(fee).matches()) {
            return "error.deck.fee";
        }
        int first = counted ? Integer.parseInt(increments.group(1)) : 1;
        int next = counted ? Integer.parseInt(increments.group(2)) : 1;
        if (first < 1 || next < 1) {
            return "error.deck.increments";
        }
        BigDecimal connection = fee.isEmpty() || number(fee).signum() == 0 ? null : number(fee);
        if (places.containsKey(Column.PREFIX)) {
            Matcher prefix = PREFIX.matcher(cell(cells, Column.PREFIX).replace(" ", ""));
            if (!prefix.matches()) {
                return "error.deck.prefix";
            }
            String digits = prefix.group(1);
            String called = name.isEmpty() ? "+" + digits : name;
            return add(new Row(digits, called, number(price), first, next, connection));
        }
        if (name.isEmpty()) {
            return "error.required";
        }
        Set<String> known = numbers.prefixes(name);
        if (known.isEmpty()) {
            unmapped.add(name);
            return null;
        }
        String reason = null;
        for (String digits : new HashSet<>(known)) {
            String one = add(new Row(digits, name, number(price), first, next, connection));
            reason = reason == null ? one : reason;
        }
        return reason;
    }

    private @Nullable String add(Row row) {
        Row before = rows.putIfAbsent(row.prefix(), row);
        return before == null || before.equals(row) ? null : "error.deck.twice";
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }

    private String cell(List<String> cells, Column column) {
        Integer place = places.get(column);
        return place == null || place >= cells.size() ? "" : cells.get(place).strip();
    }

    /** The cells of a line; a quote within quotes is doubled. */
    private List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char one = line.charAt(i);
            if (one == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(one);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (one == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(one);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
