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

    /**
     * The band of an instant and how long it certainly goes on: two numbers in one, see {@link
     * #band} and {@link #rest}.
     */
    long at(long epochSecond) {
        LocalClock.Stretch stretch = clock.at(epochSecond);
        long local = epochSecond + stretch.offset();
        long day = Math.floorDiv(local, DAY);
        int second = (int) (local - day * DAY);
        int slot = bands.slotAt(day, second);
        long rest = Math.min(bands.end(slot) - second, stretch.to() - epochSecond);
        return rest << 32 | (bands.band(slot) & 0xFFFF_FFFFL);
    }

    /** {@link BandTable#NONE} if there is none. */
    static int band(long at) {
        return (int) at;
    }

    /** Seconds until the band may be another. */
    static int rest(long at) {
        return (int) (at >>> 32);
    }
}
