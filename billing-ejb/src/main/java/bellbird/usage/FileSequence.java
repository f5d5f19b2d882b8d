package bellbird.usage;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of a feed's files, which begin again at 1 after the highest (rule B3). Positions
 * count on where numbers begin again, so that a number of the next round is not the same file.
 *
 * @param highest number
 */
record FileSequence(long highest) {

    /** How a file stands to the newest before it. */
    enum Status {
        IN_ORDER,
        GAP,
        /** The same number, or one before. */
        DUPLICATE_OR_OLD
    }

    /**
     * @param position of the file
     * @param missing files between the newest and this one
     */
    record Place(Status status, long position, long missing) {}

    /**
     * Less than half a circle ahead is ahead, anything else is behind.
     *
     * @param newest position; null for the first file of a feed
     * @param number from 1 to the highest
     */
    Place place(@Nullable Long newest, long number) {
        if (newest == null) {
            return new Place(Status.IN_ORDER, number, 0);
        }
        long ahead = Math.floorMod(number - number(newest), highest);
        if (ahead == 0) {
            return new Place(Status.DUPLICATE_OR_OLD, newest, 0);
        }
        if (2 * ahead < highest) {
            return new Place(ahead == 1 ? Status.IN_ORDER : Status.GAP, newest + ahead, ahead - 1);
        }
        return new Place(Status.DUPLICATE_OR_OLD, newest + ahead - highest, 0);
    }

    /** The number of a position. */
    long number(long position) {
        return Math.floorMod(position - 1, highest) + 1;
    }
}
