package bellbird.portal.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Writes usage files in the generic format; the same seed writes the same file. */
final class DemoUsage {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes\n";
    private static final String[] DESTINATIONS = {
        "+447700900%03d", "+442079460%03d", "+353209140%03d", "+491525550%04d"
    };

    private final Random random;
    private final StringBuilder lines = new StringBuilder(HEADER);
    private final String prefix;
    private int count;

    /**
     * @param prefix of the record ids, different for each file
     */
    DemoUsage(String prefix, long seed) {
        this.prefix = prefix;
        this.random = new Random(seed);
    }

    /** Adds a subscriber's calls, messages and data sessions, spread over a time span. */
    DemoUsage add(DemoSubscriber subscriber, int index, Instant from, Instant to, double share) {
        int calls = (int) Math.round(subscriber.calls() * share);
        long span = Duration.between(from, to).toSeconds();
        for (int i = 0; i < calls; i++) {
            call(subscriber.msisdn(index), within(from, span));
            if (i % 2 == 0) {
                message(subscriber.msisdn(index), within(from, span));
            }
            session(subscriber.msisdn(index), within(from, span));
        }
        return this;
    }

    private Instant within(Instant from, long span) {
        return from.plusSeconds(random.nextLong(span));
    }

    private void call(String served, Instant start) {
        String destination =
                DESTINATIONS[random.nextInt(10) < 7 ? 0 : random.nextInt(DESTINATIONS.length)]
                        .formatted(random.nextInt(1000));
        line("voice", served, destination, start, String.valueOf(5 + random.nextInt(900)), "");
    }

    private void message(String served, Instant start) {
        line("sms", served, "+447700900%03d".formatted(random.nextInt(1000)), start, "", "");
    }

    private void session(String served, Instant start) {
        line("data", served, "", start, "", String.valueOf(random.nextLong(150_000_000)));
    }

    private void line(
            String service,
            String served,
            String other,
            Instant start,
            String seconds,
            String bytes) {
        count++;
        lines.append(prefix).append('-').append(count).append(',');
        lines.append(service).append(",out,").append(served).append(',').append(other);
        lines.append(',').append(start).append(',').append(seconds).append(',').append(bytes);
        lines.append('\n');
    }

    /** One record of a number nobody has, to show what becomes of it. */
    DemoUsage addUnknownNumber(Instant start) {
        line("voice", "+447700900999", "+447700900001", start, "42", "");
        return this;
    }

    byte[] file() {
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
