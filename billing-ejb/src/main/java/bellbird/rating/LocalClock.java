package bellbird.rating;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Offsets of a zone, looked up once per stretch between two changes of its clocks. */
final class LocalClock {

    private static final long WEEK = 7L * 86_400;

    /** Half-open, in seconds of the epoch. */
    record Stretch(long from, long to, int offset) {}

    private final ZoneRules rules;

    /** Any stretch at all is a good start; a race loses nothing but a look-up. */
    private Stretch known = new Stretch(0, 0, 0);

    LocalClock(ZoneId zone) {
        rules = zone.getRules();
    }

    /** The stretch an instant lies in; its offset is what to add to get local time. */
    Stretch at(long epochSecond) {
        Stretch stretch = known;
        if (epochSecond < stretch.from || epochSecond >= stretch.to) {
            stretch = lookUp(epochSecond);
            known = stretch;
        }
        return stretch;
    }

    private Stretch lookUp(long epochSecond) {
        Instant instant = Instant.ofEpochSecond(epochSecond);
        ZoneOffsetTransition last = rules.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition next = rules.nextTransition(instant);
        return new Stretch(
                last == null ? epochSecond : last.toEpochSecond(),
                next == null ? epochSecond + WEEK : next.toEpochSecond(),
                rules.getOffset(instant).getTotalSeconds());
    }
}
