package bellbird.kernel.time;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Patterns of dates in a language. One door for all threads: the first look-up of a skeleton in
 * Java's own locale data is not safe for threads, and a bill or a page would fail now and then.
 */
public final class DatePatterns {

    private DatePatterns() {}

    /**
     * @param skeleton fields wanted, such as {@code MMMd}
     * @return a pattern for {@link java.time.format.DateTimeFormatter}, such as {@code d MMM}
     */
    public static synchronized String of(String skeleton, Locale locale) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                skeleton, IsoChronology.INSTANCE, locale);
    }
}
