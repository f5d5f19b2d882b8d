package bellbird.kernel.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A span of whole days, half-open: {@code from} is in it, {@code to} is not.
 *
 * @param from first day
 * @param to day after the last day; later than {@code from}
 */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("empty period " + from + " to " + to);
        }
    }

    /** Number of days, at least 1. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    /** Last day, for people: periods are stored half-open and read inclusive. */
    public LocalDate lastDay() {
        return to.minusDays(1);
    }

    /** Local midnight at the start of the first day (rule R3). */
    public Instant startsAt(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The cut-off: local midnight at the end of the last day (rule R3). */
    public Instant endsAt(ZoneId zone) {
        return to.atStartOfDay(zone).toInstant();
    }
}
