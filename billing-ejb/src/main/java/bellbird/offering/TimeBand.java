package bellbird.offering;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/** A part of the week, such as peak time, in the zone of the terms. */
public record TimeBand(String name, List<Window> windows) {

    public TimeBand {
        windows = List.copyOf(windows);
    }

    /**
     * @param days on which it begins
     * @param to exclusive; not after {@code from} means on the next day
     */
    public record Window(Set<Day> days, LocalTime from, LocalTime to) {
        public Window {
            days = Set.copyOf(days);
        }
    }

    /** A holiday is no weekday: what counts on it too must name it. */
    public enum Day {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY,
        HOLIDAY
    }
}
