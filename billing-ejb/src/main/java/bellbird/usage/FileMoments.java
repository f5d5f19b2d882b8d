package bellbird.usage;

import java.time.Instant;

/**
 * The moments by which the records of a file are judged, in tenant time.
 *
 * @param age counts back from here
 * @param future begins here
 * @param waiting for the last part of a session begins here
 */
public record FileMoments(Instant age, Instant future, Instant waiting) {

    /** Of a file that comes now. */
    public static FileMoments now(Instant now) {
        return new FileMoments(now, now, now);
    }

    /**
     * Of a file that is rated: however long it was held, refused or interrupted, its records are
     * judged by the day it came. Other files may have been held with it, so sessions wait from now.
     */
    public static FileMoments rated(Instant receivedAt, Instant now) {
        return new FileMoments(receivedAt, receivedAt, now);
    }

    /** Of records that go in again: what was in the future when they came may be so no longer. */
    public static FileMoments recycled(Instant receivedAt, Instant now) {
        return new FileMoments(receivedAt, now, receivedAt);
    }
}
