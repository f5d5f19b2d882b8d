package bellbird.portal.text;

/** Lengths of time, such as 14 min and 1 h 05 min. */
public final class DurationFormat {

    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

    private DurationFormat() {}

    /** For people; started minutes count, as they are billed. */
    public static String minutes(long seconds) {
        return Texts.text(
                "common.unit.minutes", CountFormat.count((seconds + MINUTE - 1) / MINUTE));
    }

    /** Exact, such as 40 s, 14 min 20 s or 1 h 05 min. */
    public static String duration(long seconds) {
        if (seconds < MINUTE) {
            return Texts.text("common.unit.seconds", seconds);
        }
        if (seconds < HOUR) {
            long rest = seconds % MINUTE;
            return rest == 0
                    ? Texts.text("common.unit.minutes", seconds / MINUTE)
                    : Texts.text("common.unit.minutesSeconds", seconds / MINUTE, rest);
        }
        String minutes = Long.toString(100 + seconds % HOUR / MINUTE).substring(1);
        return Texts.text("common.unit.hoursMinutes", CountFormat.count(seconds / HOUR), minutes);
    }
}
