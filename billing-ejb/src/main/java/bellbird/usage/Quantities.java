package bellbird.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Reads numbers in exactly the notation of the profile: what does not fit is refused, never read as
 * another number.
 */
final class Quantities {

    private static final int MOST_DIGITS = 19;

    private final Pattern seconds;
    private final Pattern whole;
    private final char decimalSign;
    private final String grouping;

    Quantities(FeedProfile profile) {
        decimalSign = profile.decimalSign();
        grouping = profile.grouping() == null ? "" : String.valueOf(profile.grouping());
        String integer =
                profile.grouping() == null
                        ? "[0-9]+"
                        : "(?:[0-9]{1,3}(?:" + Pattern.quote(grouping) + "[0-9]{3})+|[0-9]+)";
        whole = Pattern.compile(integer);
        seconds =
                Pattern.compile(integer + "(?:" + Pattern.quote("" + decimalSign) + "[0-9]{1,9})?");
    }

    /** A started second is a whole one (rule R1). */
    long seconds(String text) throws UnreadableValue {
        return whole(text, seconds, "error.usage.seconds");
    }

    long bytes(String text) throws UnreadableValue {
        return whole(text, whole, "error.usage.bytes");
    }

    private long whole(String text, Pattern form, String reason) throws UnreadableValue {
        if (text.length() < 10 && isDigits(text)) {
            return Long.parseLong(text);
        }
        if (text.length() > 60 || !form.matcher(text).matches()) {
            throw UnreadableValue.rejected(reason, text);
        }
        BigDecimal value =
                new BigDecimal(text.replace(grouping, "").replace(decimalSign, '.'))
                        .setScale(0, RoundingMode.CEILING);
        if (value.precision() > MOST_DIGITS
                || value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw UnreadableValue.rejected(reason, text);
        }
        return value.longValueExact();
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
