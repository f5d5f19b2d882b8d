package bellbird.rating;

import bellbird.offering.BandTable;

/** Bands of instants: a table of local days read by a clock of the zone. */
final class BandClock {

    private static final int DAY = 86_400;

    private final BandTable bands;
    private final LocalClock clock;

    BandClock(BandTable bands, LocalClock clock) {
        this.bands = bands;
        this.clock = clock;
    }

    /** Band at an instant, {@link BandTable#NONE} if there is none. */
    int at(long epochSecond) {
        long local = epochSecond + clock.offset(epochSecond);
        return bands.bandAt(Math.floorDiv(local, DAY), (int) Math.floorMod(local, (long) DAY));
    }

    /** First second after an instant at which the band may be another. */
    long nextChange(long epochSecond) {
        long local = epochSecond + clock.offset(epochSecond);
        int second = (int) Math.floorMod(local, (long) DAY);
        int end = bands.slotEnd(Math.floorDiv(local, DAY), second);
        return Math.min(epochSecond + end - second, clock.nextChange(epochSecond));
    }

    String name(int band) {
        return bands.name(band);
    }
}
