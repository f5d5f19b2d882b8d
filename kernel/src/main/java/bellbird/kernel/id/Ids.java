package bellbird.kernel.id;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes ids that sort by time: UUID version 7 (RFC 9562). */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock SYSTEM = Clock.systemUTC();

    private Ids() {}

    public static UUID next() {
        long random = RANDOM.nextLong();
        long high = SYSTEM.millis() << 16 | 0x7000L | (random & 0x0FFFL);
        long low = RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
