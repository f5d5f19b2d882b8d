package bellbird.portal.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Writes usage files in the generic format; the same seed writes the same file. */
final class DemoUsage {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes\n";

    /** Numbers kept for drama in the United Kingdom, Ireland and Germany. */
    private static final String[] DESTINATIONS = {
        "+447700900%03d", "+442079460%03d", "+353209140%03d", "+493023125%03d"
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
    DemoUsage add(DemoSubscriber subscriber, Instant from, Instant to) {
        long span = Duration.between(from, to).toSeconds();
        long calls = Math.round((double) subscriber.calls() * span / MONTH.toSeconds());
        String msisdn = subscriber.msisdn();
        for (int i = 0; i < calls; i++) {
            call(msisdn, within(from, span));
            if (i % 2 == 0) {
                message(msisdn, within(from, span));
            }
            session(msisdn, within(from, span));
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
        line("voice", served, destination, start, String.valueOf(5 + random.nextInt(1200)), "");
    }

    private void message(String served, Instant start) {
        line("sms", served, "+447700900%03d".formatted(random.nextInt(1000)), start, "", "");
    }

    private void session(String served, Instant start) {
        line("data", served, "", start, "", String.valueOf(random.nextLong(550_000_000)));
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

    /** What real files have too: numbers nobody has, a line twice, a line nobody can read. */
    DemoUsage addOddities(DemoSubscriber subscriber, Instant start) {
        String last = lines.substring(lines.lastIndexOf("\n", lines.length() - 2) + 1);
        lines.append(last);
        for (int i = 0; i < 3; i++) {
            line("voice", "+44770090099" + i, "+447700900001", start, "42", "");
        }
        line("voice", subscriber.msisdn(), "+447700900001", start, "-3", "");
        return this;
    }

    byte[] file() {
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
