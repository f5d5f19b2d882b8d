package bellbird.usage;

import java.math.BigInteger;

/**
 * Records of a file of one service that became the same, and how much they were.
 *
 * @param verdict {@link #RATED} or a {@link Verdict}
 * @param service of {@link bellbird.offering.UsageType}, or {@link #NO_SERVICE}
 * @param quantity seconds, messages or bytes, as far as they could be read
 */
public record FileTotal(String verdict, String service, long records, BigInteger quantity) {

    public static final String RATED = "RATED";

    /** Of records whose service cannot be read. */
    public static final String NO_SERVICE = "NONE";

    public FileTotal plus(FileTotal other) {
        return new FileTotal(
                verdict, service, records + other.records, quantity.add(other.quantity));
    }
}
