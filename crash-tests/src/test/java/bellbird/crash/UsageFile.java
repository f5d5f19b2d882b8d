package bellbird.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Invented usage, in the order of its time; the same seed writes the same file. */
final class UsageFile {

    private static final String[] CALLED = {
        "+447700900001", "+442079460002", "+353209140003", "+49152555004"
    };

    private UsageFile() {}

    static String write(
            long seed, String prefix, List<String> msisdns, Instant from, Instant to, int records) {
        Random random = new Random(seed);
        long step = Duration.between(from, to).toSeconds() / (records + 1);
        StringBuilder lines =
                new StringBuilder(
                        "record_id,service,direction,served,other,start,seconds,bytes,session,part,last\n");
        for (int i = 0; i < records; i++) {
            String served = "+" + msisdns.get(random.nextInt(msisdns.size()));
            String called = CALLED[random.nextInt(CALLED.length)];
            String use =
                    switch (random.nextInt(4)) {
                        case 0 -> "sms,out,%s,%s,%%s,,".formatted(served, called);
                        case 1 ->
                                "data,out,%s,,%%s,,%d"
                                        .formatted(served, random.nextLong(90_000_000));
                        default ->
                                "voice,out,%s,%s,%%s,%d,"
                                        .formatted(served, called, random.nextInt(400));
                    };
            lines.append(prefix).append('-').append(i).append(',');
            lines.append(use.formatted(from.plusSeconds(step * (i + 1)))).append(",,,\n");
        }
        return lines.toString();
    }
}
