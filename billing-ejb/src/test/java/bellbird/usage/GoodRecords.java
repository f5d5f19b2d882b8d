package bellbird.usage;

import bellbird.usage.UsageItem.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Records that are rated, each with an id of its own: what bad ones stand between. */
final class GoodRecords {

    private static final long FIRST = Instant.parse("2026-10-13T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2026-10-28T11:00:00Z").getEpochSecond();

    final RandomGenerator random;
    private final String msisdn;
    private int ids;

    /**
     * @param msisdn of an active line, with +
     */
    GoodRecords(long seed, String msisdn) {
        this.random = new Random(seed);
        this.msisdn = msisdn;
    }

    String id() {
        return "c%06d".formatted(++ids);
    }

    String start() {
        return Instant.ofEpochSecond(random.nextLong(FIRST, LAST)).toString();
    }

    String other() {
        return "+4420" + random.nextInt(10_000_000, 99_999_999);
    }

    /** A call, a message or a session. */
    Line any() {
        return switch (random.nextInt(3)) {
            case 0 -> {
                int seconds = random.nextInt(0, 7_200);
                yield new Line(call(Integer.toString(seconds)), "RATED " + seconds);
            }
            case 1 -> new Line(record("sms", other(), "", ""), "RATED 1");
            default -> {
                long bytes = random.nextLong(0, 2_000_000_000L);
                yield new Line(record("data", "", "", Long.toString(bytes)), "RATED " + bytes);
            }
        };
    }

    List<Line> some(int count) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(any());
        }
        return lines;
    }

    String call(String seconds) {
        return record("voice", other(), seconds, "");
    }

    String data(String bytes) {
        return record("data", "", "", bytes);
    }

    /** A call of 61 seconds with one column replaced. */
    String callWith(String column, String value) {
        String[] values = call("61").split(",", -1);
        values[List.of(UsageItem.HEADER.split(",")).indexOf(column)] = value;
        return String.join(",", values);
    }

    private String record(String service, String other, String seconds, String bytes) {
        return String.join(",", id(), service, "out", msisdn, other, start(), seconds, bytes);
    }

    <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder().append(random.nextInt(1, 10));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
