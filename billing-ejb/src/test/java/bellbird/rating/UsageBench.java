package bellbird.rating;

import static java.util.Objects.requireNonNull;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Charge;
import bellbird.offering.Destination;
import bellbird.offering.OfferingPrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageTariff.Increments;
import bellbird.offering.UsageType;
import bellbird.testing.AgainstFloor;
import bellbird.testing.Twin;
import bellbird.usage.FileCounts;
import bellbird.usage.FileState;
import bellbird.usage.UsageFileRow;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * A month of usage of a whole operator, from the file that comes in to the rated records, against
 * the floor of the same rows. Each round is another month, made ahead as the product's job makes
 * it. {@code ./bench usage} starts it; the last line it prints is JSON. All rows of both sides are
 * compared after the first round and after the last: twenty million after each would take longer
 * than the work.
 */
final class UsageBench {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int PREFIXES = 50_000;
    private static final int DESTINATIONS = 200;
    private static final LocalDate FIRST_MONTH = LocalDate.of(2026, 11, 1);

    private final int lines;
    private final int records;
    private final List<String> prefixes = prefixes();
    private final TestUsage usage = new TestUsage(terms());
    private final AgainstFloor measure;

    private UsageBench(int lines, int records) throws SQLException {
        this.lines = lines;
        this.records = records;
        measure = new AgainstFloor("usage", usage.work.database);
    }

    /**
     * @param arguments lines, records of a round and rounds; 200,000, 2,000,000 and 5 unless told.
     *     Or {@code --twenty-million}, the same with 10 rounds, so that the last finds that many
     *     records in the table
     */
    public static void main(String[] arguments) throws Exception {
        int[] sizes = {200_000, 2_000_000, 5};
        if (List.of(arguments).equals(List.of("--twenty-million"))) {
            sizes[2] = 10;
        } else {
            for (int i = 0; i < arguments.length; i++) {
                sizes[i] = Integer.parseInt(arguments[i]);
            }
        }
        System.out.println(new UsageBench(sizes[0], sizes[1]).run(sizes[2]));
        System.exit(0);
    }

    private String run(int rounds) throws Exception {
        usage.work.call(usage.files::feeds);
        Twin.cloneAccount(usage.work.database, lines, 447_000_000_000L);
        double growth = 0;
        try (UsageFloor floor = new UsageFloor(usage.work.database)) {
            for (int round = 0; round <= rounds; round++) {
                LocalDate month = FIRST_MONTH.plusMonths(round);
                usage.work.now = month.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
                Path file = file(round, month);
                usage.work.database.query("select usage_month(?::timestamptz)", month + "Z");
                List<UsageFileRow> done = new ArrayList<>();
                double before = resetHeap();
                measure.ours(() -> done.add(load(file)));
                growth = Math.max(growth, heap() - before);
                UsageFileRow row = done.getFirst();
                check(row);
                floor.prepare(row.id(), row.linesDone(), month);
                measure.floor(() -> floor.write(row.id(), row.linesDone(), row.counts()));
                if (round == 0 || round == rounds) {
                    floor.compare();
                }
                Files.delete(file);
                System.out.printf("%s: %s%n", month, measure.lastRound());
                if (round == 0) {
                    measure.forgetFirst();
                }
            }
        }
        return measure.json(
                records,
                String.format(
                        Locale.ROOT,
                        "\"lines\":%d,\"prefixes\":%d,\"inTheTable\":%d,\"recordsPerSecond\":%.0f,\"slowdown\":%.3f,\"heapGrowthMb\":%.0f",
                        lines,
                        PREFIXES,
                        (long) rounds * records,
                        records / measure.wall(),
                        measure.slowdown(),
                        growth));
    }

    private UsageFileRow load(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            UUID id =
                    usage.receive(null, requireNonNull(file.getFileName()).toString(), in).fileId();
            return usage.process(id);
        }
    }

    private void check(UsageFileRow row) {
        FileCounts counts = row.counts();
        if (row.state() != FileState.DONE
                || counts.in() != records
                || counts.duplicate() != records / 200
                || counts.suspended() != records / 100
                || counts.rated() != records - records / 200 - records / 100) {
            throw new IllegalStateException("not what was asked for: " + row);
        }
    }

    /** Records in the order of their time, of any line; some come twice, some are nobody's. */
    private Path file(int round, LocalDate month) throws IOException {
        Random random = new Random(20_261_122 + round);
        Path file = Files.createTempFile("month", ".csv");
        long first = month.atStartOfDay(LONDON).toEpochSecond();
        long seconds = month.plusMonths(1).atStartOfDay(LONDON).toEpochSecond() - first;
        try (var out = Files.newBufferedWriter(file)) {
            out.write("record_id,service,direction,served,other,start,seconds,bytes\n");
            String before = "";
            for (int i = 0; i < records; i++) {
                if (i % 200 == 199) {
                    out.write(before);
                    continue;
                }
                long served =
                        i % 100 == 50
                                ? 447_999_000_000L + i
                                : 447_000_000_001L + random.nextInt(lines);
                long start = first + seconds * i / records;
                String service;
                int kind = random.nextInt(10);
                if (kind < 6) {
                    service =
                            "voice,out,+%d,+%s,%s,%d,"
                                    .formatted(
                                            served,
                                            called(random),
                                            at(start),
                                            1 + random.nextInt(600));
                } else if (kind < 7) {
                    service = "sms,out,+%d,+%s,%s,,".formatted(served, called(random), at(start));
                } else {
                    service =
                            "data,out,+%d,,%s,,%d"
                                    .formatted(served, at(start), 1 + random.nextInt(100_000_000));
                }
                before = "n%02d%09d,%s\n".formatted(round, i, service);
                out.write(before);
            }
        }
        return file;
    }

    private static String at(long epochSecond) {
        return java.time.Instant.ofEpochSecond(epochSecond).toString();
    }

    private String called(Random random) {
        StringBuilder number = new StringBuilder(prefixes.get(random.nextInt(PREFIXES)));
        while (number.length() < 12) {
            number.append(random.nextInt(10));
        }
        return number.toString();
    }

    private static List<String> prefixes() {
        Random random = new Random(20_261_122);
        Set<String> prefixes = new LinkedHashSet<>();
        for (int first = 1; first <= 9; first++) {
            prefixes.add(Integer.toString(first));
        }
        while (prefixes.size() < PREFIXES) {
            int digits = 2 + random.nextInt(7);
            StringBuilder prefix = new StringBuilder().append(1 + random.nextInt(9));
            while (prefix.length() < digits) {
                prefix.append(random.nextInt(10));
            }
            prefixes.add(prefix.toString());
        }
        return List.copyOf(prefixes);
    }

    private PriceTerms terms() {
        List<OfferingPrice> tariffs = new ArrayList<>();
        List<Destination> destinations = new ArrayList<>();
        for (int i = 0; i < DESTINATIONS; i++) {
            String name = "Destination " + i;
            List<String> own = new ArrayList<>();
            for (int prefix = i; prefix < PREFIXES; prefix += DESTINATIONS) {
                own.add(prefixes.get(prefix));
            }
            destinations.add(new Destination(name, own, List.of()));
            Charge rate = new Charge.PerUnit(BigDecimal.valueOf(40 + 4L * i, 4));
            tariffs.add(
                    UsageTariff.of(
                                    "calls-" + i,
                                    name,
                                    UsageMatch.home(UsageType.VOICE, name),
                                    60,
                                    rate)
                            .in(Increments.of(60, 1)));
            tariffs.add(
                    UsageTariff.of(
                            "messages-" + i, name, UsageMatch.home(UsageType.SMS, name), 1, rate));
        }
        tariffs.add(
                UsageTariff.of(
                        "data",
                        "Data",
                        UsageMatch.home(UsageType.DATA),
                        1_000_000,
                        new Charge.PerUnit(new BigDecimal("0.01"))));
        return new PriceTerms(
                LONDON,
                tariffs,
                List.of(
                        AllowanceTerms.of(UsageType.VOICE, 1_200, 1),
                        AllowanceTerms.of(UsageType.DATA, 100_000_000, 1)),
                destinations,
                List.of(),
                List.of(),
                Set.of(),
                List.of());
    }

    /** What is in use after everything was collected that can be, in megabytes. */
    private static double resetHeap() {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        return heap();
    }

    /**
     * Not less than the most in use since, in megabytes; what could have been collected counts. Not
     * all pools were fullest at one moment, but together never fuller than the heap may be.
     */
    private static double heap() {
        long fullest = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return Math.min(fullest, Runtime.getRuntime().maxMemory()) / 1e6;
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
