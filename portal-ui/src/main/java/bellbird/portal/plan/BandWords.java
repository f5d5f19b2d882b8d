package bellbird.portal.plan;

import bellbird.offering.TimeBand;
import bellbird.offering.TimeBand.Day;
import bellbird.offering.TimeBand.Window;
import bellbird.portal.text.Texts;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Time bands in words, and those that most plans have. */
final class BandWords {

    private static final Set<Day> WORKDAYS = EnumSet.range(Day.MONDAY, Day.FRIDAY);
    private static final Set<Day> WEEKEND = EnumSet.of(Day.SATURDAY, Day.SUNDAY);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private BandWords() {}

    /** Bands that are ready to be chosen; none overlaps another. */
    static List<TimeBand> ready() {
        return List.of(
                band("operator.band.weekends", WEEKEND, LocalTime.MIDNIGHT),
                band("operator.band.evenings", WORKDAYS, EVENING),
                band("operator.band.holidays", EnumSet.of(Day.HOLIDAY), LocalTime.MIDNIGHT));
    }

    private static TimeBand band(String key, Set<Day> days, LocalTime from) {
        return new TimeBand(Texts.text(key), List.of(new Window(days, from, LocalTime.MIDNIGHT)));
    }

    static String of(TimeBand band) {
        return band.windows().stream().map(BandWords::of).collect(Collectors.joining("; "));
    }

    private static String of(Window window) {
        String days =
                window.days().equals(WORKDAYS)
                        ? Texts.text("operator.band.workdays")
                        : window.days().stream()
                                .sorted()
                                .map(day -> Texts.text("operator.day", day))
                                .collect(Collectors.joining(", "));
        boolean allDay =
                window.from().equals(LocalTime.MIDNIGHT) && window.to().equals(LocalTime.MIDNIGHT);
        return allDay
                ? Texts.text("operator.band.allDay", days)
                : Texts.text("operator.band.hours", days, window.from(), end(window.to()));
    }

    private static String end(LocalTime to) {
        return to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString();
    }
}
