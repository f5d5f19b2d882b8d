package bellbird.usage;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much waits, and how long.
 *
 * @param messages and other usage that is counted in pieces
 * @param firstUse null where no start can be read
 * @param waitingSince when the oldest of their files came
 */
public record SuspendedSum(
        long records,
        BigInteger seconds,
        BigInteger messages,
        BigInteger bytes,
        @Nullable Instant firstUse,
        @Nullable Instant lastUse,
        Instant waitingSince) {}
