package bellbird.rating;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Offsets of a zone, looked up once per stretch between two changes of its clocks. */
final class LocalClock {

    private static final long WEEK = 7L * 86_400;

    /** Half-open, in seconds of the epoch. */
    private record Stretch(long from, long to, int offset) {}

    private final ZoneRules rules;

    /** Any stretch at all is a good start; a race loses nothing but a look-up. */
    private Stretch known = new Stretch(0, 0, 0);

    LocalClock(ZoneId zone) {
        rules = zone.getRules();
    }

    /** Seconds to add to an instant to get local time. */
    int offset(long epochSecond) {
        return at(epochSecond).offset;
    }

    /** First second after an instant at which the offset may be another. */
    long nextChange(long epochSecond) {
        return at(epochSecond).to;
    }

    private Stretch at(long epochSecond) {
        Stretch stretch = known;
        if (epochSecond < stretch.from || epochSecond >= stretch.to) {
            stretch = lookUp(epochSecond);
            known = stretch;
        }
        return stretch;
    }

    private Stretch lookUp(long epochSecond) {
        Instant instant = Instant.ofEpochSecond(epochSecond);
        ZoneOffsetTransition next = rules.nextTransition(instant);
        return new Stretch(
                epochSecond,
                next == null ? epochSecond + WEEK : next.toEpochSecond(),
                rules.getOffset(instant).getTotalSeconds());
    }
}
