package bellbird.portal.text;

import bellbird.kernel.time.DatePatterns;
import bellbird.kernel.time.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Dates, times and periods as people read them. Periods read inclusive, though stored half-open.
 */
public final class TimeFormat {

    private static final long MINUTES_A_DAY = 24 * 60;

    private TimeFormat() {}

    /** In sentences: 12 October. */
    public static String day(LocalDate day) {
        return format("MMMMd").format(day);
    }

    /** Where the weekday helps: Monday 23 November. */
    public static String weekday(LocalDate day) {
        return format("MMMMEEEEd").format(day).replace(",", "");
    }

    /** In tables: 12 Oct 2026. */
    public static String date(LocalDate day) {
        return format("yMMMd").format(day);
    }

    /** October 2026. */
    public static String month(LocalDate day) {
        return format("yMMMM").format(day);
    }

    /** 14:05. */
    public static String time(Instant instant, ZoneId zone) {
        return format("Hm").format(LocalDateTime.ofInstant(instant, zone));
    }

    /** In tables: 12 Oct 2026, 14:05. */
    public static String dateTime(Instant instant, ZoneId zone) {
        return Texts.text(
                "common.time.dateTime",
                date(LocalDate.ofInstant(instant, zone)),
                time(instant, zone));
    }

    /** In sentences, seen from today: 14:00 today, 14:00 yesterday, 14:00 on 12 October. */
    public static String seenFrom(Instant instant, LocalDate today, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        String time = time(instant, zone);
        if (day.equals(today)) {
            return Texts.text("common.time.today", time);
        }
        return day.equals(today.minusDays(1))
                ? Texts.text("common.time.yesterday", time)
                : Texts.text("common.time.onDay", time, day(day));
    }

    /** 20 minutes ago, up to a day; then the date. Put the instant into the tooltip. */
    public static String ago(Instant instant, Instant now, ZoneId zone) {
        long minutes = Duration.between(instant, now).toMinutes();
        if (minutes < 0 || minutes >= MINUTES_A_DAY) {
            return date(LocalDate.ofInstant(instant, zone));
        }
        if (minutes < 1) {
            return Texts.text("common.time.now");
        }
        return minutes < 60
                ? Texts.text("common.time.minutesAgo", minutes)
                : Texts.text("common.time.hoursAgo", minutes / 60);
    }

    /** 12–31 October, 12 October – 11 November; both ends are in it. */
    public static String period(Period period) {
        LocalDate from = period.from();
        LocalDate last = period.lastDay();
        if (from.equals(last)) {
            return day(from);
        }
        if (from.getMonth() == last.getMonth() && from.getYear() == last.getYear()) {
            return Texts.text("common.time.days", from.getDayOfMonth(), day(last));
        }
        return Texts.text("common.time.period", day(from), day(last));
    }

    /** Below a bar: Nov. */
    public static String shortMonth(LocalDate day) {
        return format("MMM").format(day);
    }

    private static DateTimeFormatter format(String skeleton) {
        Locale locale = dates(Texts.locale());
        return DateTimeFormatter.ofPattern(DatePatterns.of(skeleton, locale), locale);
    }

    /** English dates start with the day. */
    static Locale dates(Locale locale) {
        boolean english =
                locale.getLanguage().equals("en")
                        || locale.getLanguage().equals(MessageBundles.PSEUDO.getLanguage());
        return english ? Locale.UK : locale;
    }
}
