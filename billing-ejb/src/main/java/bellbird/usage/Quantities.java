package bellbird.usage;

import bellbird.usage.FeedProfile.DurationUnit;
import bellbird.usage.FeedProfile.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads numbers in exactly the notation and unit of the profile: what does not fit is refused,
 * never read as another number.
 */
final class Quantities {

    private static final int MOST_DIGITS = 19;
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,4}):([0-5][0-9]):([0-5][0-9])");
    private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");

    private final Pattern whole;
    private final Pattern decimal;
    private final char decimalSign;
    private final String grouping;
    private final DurationUnit durations;
    private final long unitBytes;

    Quantities(FeedProfile profile) {
        FeedProfile.Numbers numbers = profile.numbers();
        decimalSign = numbers.decimalSign();
        grouping = numbers.grouping() == null ? "" : String.valueOf(numbers.grouping());
        durations = numbers.durations();
        unitBytes = numbers.volumes().bytes;
        String integer =
                numbers.grouping() == null
                        ? "[0-9]+"
                        : "(?:[0-9]{1,3}(?:" + Pattern.quote(grouping) + "[0-9]{3})+|[0-9]+)";
        whole = Pattern.compile(integer);
        decimal =
                Pattern.compile(integer + "(?:" + Pattern.quote("" + decimalSign) + "[0-9]{1,9})?");
    }

    /** A started second is a whole one (rule R1). */
    long seconds(String text) throws UnreadableValue {
        return durations == DurationUnit.SECONDS && isShort(text)
                ? Long.parseLong(text)
                : whole(text, exact(Field.SECONDS, text), Field.SECONDS);
    }

    /** A started byte is a whole one. */
    long bytes(String text) throws UnreadableValue {
        return unitBytes == 1 && isShort(text)
                ? Long.parseLong(text)
                : whole(text, exact(Field.BYTES, text), Field.BYTES);
    }

    /**
     * Seconds or bytes with their fraction.
     *
     * @param field {@link Field#SECONDS} or {@link Field#BYTES}
     */
    BigDecimal exact(Field field, String text) throws UnreadableValue {
        if (field == Field.BYTES) {
            return number(text, unitBytes == 1 ? whole : decimal, field)
                    .multiply(BigDecimal.valueOf(unitBytes));
        }
        return switch (durations) {
            case SECONDS -> number(text, decimal, field);
            case MILLISECONDS -> number(text, decimal, field).multiply(THOUSANDTH);
            case MINUTES -> number(text, decimal, field).multiply(BigDecimal.valueOf(60));
            case CLOCK -> clock(text);
        };
    }

    private static BigDecimal clock(String text) throws UnreadableValue {
        Matcher parts = CLOCK.matcher(text);
        if (!parts.matches()) {
            throw unreadable(Field.SECONDS, text);
        }
        return BigDecimal.valueOf(
                3_600L * Integer.parseInt(parts.group(1))
                        + 60L * Integer.parseInt(parts.group(2))
                        + Integer.parseInt(parts.group(3)));
    }

    private BigDecimal number(String text, Pattern form, Field field) throws UnreadableValue {
        if (text.length() > 60 || !form.matcher(text).matches()) {
            throw unreadable(field, text);
        }
        return new BigDecimal(text.replace(grouping, "").replace(decimalSign, '.'));
    }

    private static long whole(String text, BigDecimal exact, Field field) throws UnreadableValue {
        BigDecimal value = exact.setScale(0, RoundingMode.CEILING);
        if (value.precision() > MOST_DIGITS
                || value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw unreadable(field, text);
        }
        return value.longValueExact();
    }

    private static UnreadableValue unreadable(Field field, String text) {
        return UnreadableValue.rejected("error.usage." + field.word(), text);
    }

    private static boolean isShort(String text) {
        if (text.length() >= 10) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
