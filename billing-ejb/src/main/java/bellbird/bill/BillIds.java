package bellbird.bill;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.time.Period;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Ids of bills, derived from what is billed: a run that is repeated after a crash makes the same.
 */
final class BillIds {

    private BillIds() {}

    /** Id of the bill of an account for a period. */
    static UUID of(UUID account, Occasion occasion) {
        return of("bill/" + key(account, occasion), occasion.usage());
    }

    /** Id of the run that makes a bill of one account out of its turn. */
    static UUID ofRun(UUID account, Occasion occasion) {
        return of("run/" + key(account, occasion), occasion.usage());
    }

    private static String key(UUID account, Occasion occasion) {
        return account
                + "/"
                + occasion.period().from()
                + "/"
                + occasion.kind()
                + "/"
                + occasion.occurrence();
    }

    static UUID ofRun(CycleSpecification cycle, Period period) {
        return of("run/" + cycle.code() + "/" + period.from(), period);
    }

    /**
     * A UUID of version 7's form: the end of the period as its time, the rest from a hash of the
     * natural key.
     */
    private static UUID of(String key, Period period) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(key));
        long millis = period.to().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        long high = millis << 16 | 0x7000L | (hash.getLong() & 0x0FFFL);
        long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
