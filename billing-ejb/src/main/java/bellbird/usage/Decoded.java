package bellbird.usage;

import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageType;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a line of a file turned out to be: usage, or a record set aside with its reason. */
public sealed interface Decoded {

    long line();

    /** The line as it came, cut to 4,000 characters. */
    String original();

    /**
     * A record that can be assigned and rated.
     *
     * @param key the operator's record id, or a hash of the record (rule B3)
     * @param served E.164 without +; empty if the record names the card alone
     * @param other E.164 without +, or a short code; null for data, and for callers who hide their
     *     number
     * @param quantity seconds, messages or bytes
     * @param imsi of the card, as the record names it; null if it does not
     */
    record Usage(
            long line,
            String original,
            String key,
            Instant startedAt,
            UsageType service,
            String served,
            @Nullable String other,
            long quantity,
            Path path,
            @Nullable String imsi)
            implements Decoded {

        /** Usage of a number. */
        public Usage(
                long line,
                String original,
                String key,
                Instant startedAt,
                UsageType service,
                String served,
                @Nullable String other,
                long quantity,
                Path path) {
            this(line, original, key, startedAt, service, served, other, quantity, path, null);
        }

        /** The same as usage of a number. */
        public Usage of(String number) {
            return new Usage(
                    line, original, key, startedAt, service, number, other, quantity, path);
        }

        /** Sets the record aside after all. */
        public SetAside aside(Verdict verdict, String reason, String detail) {
            return new SetAside(
                    line, verdict, reason, detail, original, key, startedAt, service, quantity);
        }

        /** Whether both say the same of the same usage. */
        public boolean sameContent(Usage usage) {
            return startedAt.equals(usage.startedAt)
                    && service == usage.service
                    && served.equals(usage.served)
                    && Objects.equals(other, usage.other)
                    && quantity == usage.quantity
                    && path.sameWay(usage.path);
        }
    }

    /**
     * Which way usage went.
     *
     * @param mcc country code of the visited network; null at home
     * @param mnc code of the visited network, text; empty if the file names the country alone
     * @param onNet whether the other end is in our net; null if the file does not say
     */
    record Path(
            Direction direction,
            @Nullable String mcc,
            @Nullable String mnc,
            @Nullable Boolean onNet) {

        /** Outgoing, not roaming. */
        public static final Path HOME = new Path(Direction.OUTGOING, null, null, null);

        private boolean sameWay(Path path) {
            return direction == path.direction
                    && Objects.equals(mcc, path.mcc)
                    && Objects.equals(mnc, path.mnc);
        }
    }

    /**
     * A record that is not rated.
     *
     * @param reason bundle key
     * @param detail what was found
     * @param part what it is a part of; null if it is whole, or will not be assembled
     */
    record SetAside(
            long line,
            Verdict verdict,
            String reason,
            String detail,
            String original,
            @Nullable String key,
            @Nullable Instant startedAt,
            @Nullable UsageType service,
            @Nullable Long quantity,
            @Nullable Part part)
            implements Decoded {

        /** A record that is no part of a longer one. */
        public SetAside(
                long line,
                Verdict verdict,
                String reason,
                String detail,
                String original,
                @Nullable String key,
                @Nullable Instant startedAt,
                @Nullable UsageType service,
                @Nullable Long quantity) {
            this(line, verdict, reason, detail, original, key, startedAt, service, quantity, null);
        }
    }

    /**
     * A partial record of a long session.
     *
     * @param usage what this part is
     * @param session the network's charging id
     * @param number from 1
     * @param last whether the session ends with it
     * @param waitUntil when the last part is waited for no longer
     */
    record Part(Usage usage, String session, int number, boolean last, Instant waitUntil) {

        /** The same as usage of a number of the tenant's. */
        public Part of(String served) {
            return new Part(usage.of(served), session, number, last, waitUntil);
        }

        /** It is rated with the other parts (rule R2). */
        public SetAside waiting() {
            return new SetAside(
                    usage.line,
                    Verdict.SUSPENDED,
                    "error.usage.part",
                    session,
                    usage.original,
                    usage.key,
                    usage.startedAt,
                    usage.service,
                    usage.quantity,
                    this);
        }
    }
}
