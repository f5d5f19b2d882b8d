package bellbird.portal.plan;

import bellbird.offering.UsageType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Quantities as people type them into one field: {@code 5 min}, {@code 1:30}, {@code 10 GB}, {@code
 * 3}. They are kept as seconds, bytes and pieces.
 */
final class QuantityText {

    private record Unit(String word, long size) {

        /** Data is written with one decimal, time in whole units. */
        long least() {
            return size >= 1_000 && size % 1_000 == 0 ? size / 10 : size;
        }

        String write(long quantity) {
            return BigDecimal.valueOf(quantity)
                            .divide(BigDecimal.valueOf(size))
                            .stripTrailingZeros()
                            .toPlainString()
                    + " "
                    + word;
        }
    }

    private static final List<Unit> TIME =
            List.of(new Unit("h", 3_600), new Unit("min", 60), new Unit("s", 1));
    private static final List<Unit> DATA =
            List.of(
                    new Unit("GB", 1_000_000_000),
                    new Unit("MB", 1_000_000),
                    new Unit("kB", 1_000),
                    new Unit("B", 1));
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,6}):([0-5][0-9])");
    private static final Pattern AMOUNT =
            Pattern.compile("([0-9]{1,15}(?:[.,][0-9]{1,9})?) ?([a-z]*)");

    private QuantityText() {}

    /**
     * @param service null where no unit is known
     */
    static String write(@Nullable UsageType service, long quantity) {
        return units(service).stream()
                .filter(unit -> quantity >= unit.size && quantity % unit.least() == 0)
                .findFirst()
                .map(unit -> unit.write(quantity))
                .orElseGet(() -> Long.toString(quantity));
    }

    /**
     * @param usual what a bare number counts in; null for single ones
     * @return empty if it cannot be read, or is no whole number of seconds, bytes or pieces
     */
    static OptionalLong read(String typed, @Nullable UsageType usual, @Nullable String bare) {
        String text = typed.strip().replace("\u00a0", " ").toLowerCase(Locale.ROOT);
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches() && usual == UsageType.VOICE) {
            return OptionalLong.of(
                    Long.parseLong(clock.group(1)) * 60 + Long.parseLong(clock.group(2)));
        }
        Matcher amount = AMOUNT.matcher(text);
        if (!amount.matches()) {
            return OptionalLong.empty();
        }
        String word = amount.group(2).isEmpty() && bare != null ? bare : amount.group(2);
        for (Unit unit : units(word.isEmpty() ? null : usual, word)) {
            if (unit.word.equalsIgnoreCase(word) || word.isEmpty() && unit.size == 1) {
                return whole(
                        new BigDecimal(amount.group(1).replace(',', '.'))
                                .multiply(BigDecimal.valueOf(unit.size)));
            }
        }
        return word.isEmpty()
                ? whole(new BigDecimal(amount.group(1).replace(',', '.')))
                : OptionalLong.empty();
    }

    private static OptionalLong whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() > 0 || number.precision() - number.scale() > 16
                ? OptionalLong.empty()
                : OptionalLong.of(number.setScale(0, RoundingMode.UNNECESSARY).longValueExact());
    }

    private static List<Unit> units(@Nullable UsageType service) {
        return service == null
                ? List.of()
                : switch (service) {
                    case VOICE -> TIME;
                    case DATA -> DATA;
                    case SMS, MMS, CONTENT -> List.of();
                };
    }

    private static List<Unit> units(@Nullable UsageType service, String word) {
        List<Unit> known = units(service);
        return known.isEmpty() && !word.isEmpty()
                ? Stream.concat(TIME.stream(), DATA.stream()).toList()
                : known;
    }
}
