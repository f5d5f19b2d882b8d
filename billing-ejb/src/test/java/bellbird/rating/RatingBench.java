package bellbird.rating;

import static java.util.Objects.requireNonNull;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Charge;
import bellbird.offering.CountScope;
import bellbird.offering.Destination;
import bellbird.offering.OfferingPrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.TimeBand;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageTariff.Increments;
import bellbird.offering.UsageTariff.SpanPolicy;
import bellbird.offering.UsageType;
import bellbird.rating.RatedResult.Priced;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How many calls the rater prices in a second of CPU time: 50,000 prefixes of 200 destinations,
 * peak and other time in Berlin, two tiers by the month, included minutes. States run on from call
 * to call, as they do in a chunk. {@code ./bench rating} starts it; the last line it prints is
 * JSON.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 6, time = 3)
@Measurement(iterations = 7, time = 5)
public class RatingBench {

    private static final int PREFIXES = 50_000;

    /** Destinations with a price of their own. */
    private static final int DESTINATIONS = 200;

    /** Destinations that a line calls. */
    private static final int FAVOURITES = 4;

    private static final int CALLS = 1 << 17;

    /** About as many as a chunk of usage concerns. */
    private static final int LINES = 1 << 12;

    /** Calls after which a line begins a new month. */
    private static final int CALLS_A_MONTH = 64;

    private static final long INCLUDED = 6_000;
    private static final Instant NEXT_MONTH = Instant.parse("2026-11-30T23:00:00Z");

    private final List<String> prefixes = prefixes();
    private final PriceTable table = new PriceTable(Tables.version(terms()));
    private final UsageEvent[] calls = calls();
    private final UsageState[] states = new UsageState[LINES];
    private int next;

    @Setup(Level.Iteration)
    public void newMonth() {
        for (int line = 0; line < LINES; line++) {
            states[line] = fresh();
        }
        next = 0;
    }

    @Benchmark
    public RatedResult call() {
        int number = next++;
        int line = number % LINES;
        if (number / LINES % CALLS_A_MONTH == 0) {
            states[line] = fresh();
        }
        Priced priced = (Priced) Rater.rate(table, calls[number % CALLS], states[line]);
        states[line] = states[line].after(priced);
        return priced;
    }

    public static void main(String[] arguments) throws RunnerException {
        new RatingBench().checkAgainstPlainDecimals();
        Collection<RunResult> results =
                new Runner(
                                new OptionsBuilder()
                                        .include(RatingBench.class.getName() + ".call")
                                        .jvmArgsAppend("-Xmx1g", "-XX:+UseSerialGC")
                                        .addProfiler(CpuPerOperation.class)
                                        .build())
                        .run();
        List<Long> perSecond = new ArrayList<>();
        for (RunResult run : results) {
            run.getBenchmarkResults()
                    .forEach(
                            one ->
                                    one.getIterationResults()
                                            .forEach(
                                                    iteration ->
                                                            perSecond.add(
                                                                    perCpuSecond(
                                                                            iteration
                                                                                    .getSecondaryResults()))));
        }
        perSecond.sort(null);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"rating\",\"prefixes\":%d,\"runs\":%d,\"perCpuSecond\":%d,\"all\":%s}%n",
                PREFIXES,
                perSecond.size(),
                perSecond.get(perSecond.size() / 2),
                perSecond.toString().replace(" ", ""));
    }

    private static long perCpuSecond(Map<String, Result> results) {
        return Math.round(1e9 / requireNonNull(results.get(CpuPerOperation.LABEL)).getScore());
    }

    /** A fast wrong answer is an error: the sum must be that of a reckoning as on paper. */
    private void checkAgainstPlainDecimals() {
        newMonth();
        BigDecimal fast = BigDecimal.ZERO;
        BigDecimal plain = BigDecimal.ZERO;
        long[] remaining = new long[LINES];
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < PREFIXES; i++) {
            known.put(prefixes.get(i), i % DESTINATIONS);
        }
        long[][] charged = new long[LINES][DESTINATIONS];
        for (int number = 0; number < 16 * LINES; number++) {
            int line = number % LINES;
            if (number < LINES) {
                remaining[line] = INCLUDED;
            }
            UsageEvent call = calls[number % CALLS];
            fast = fast.add(((Priced) call()).amount());
            plain = plain.add(onPaper(call, line, remaining, charged[line], known));
        }
        if (fast.compareTo(plain) != 0) {
            throw new IllegalStateException("the rater says " + fast + ", on paper it is " + plain);
        }
    }

    private static BigDecimal onPaper(
            UsageEvent call,
            int line,
            long[] remaining,
            long[] charged,
            Map<String, Integer> known) {
        String digits = call.other().digits();
        int length = digits.length();
        while (!known.containsKey(digits.substring(0, length))) {
            length--;
        }
        int destination = known.getOrDefault(digits.substring(0, length), 0);
        int rate = rate(destination);
        long seconds = Math.max(60, call.quantity());
        long included = Math.min(seconds, remaining[line]);
        remaining[line] -= included;
        BigDecimal sum = BigDecimal.ZERO;
        for (long second = included; second < seconds; second++) {
            long real = Math.min(second, call.quantity() - 1);
            boolean cheap = charged[destination] >= 600;
            int rateNow = isPeak(call.startedAt().plusSeconds(real)) ? rate : rate / 2;
            sum = sum.add(BigDecimal.valueOf(cheap ? rateNow / 2 : rateNow, 4));
            charged[destination]++;
        }
        return sum.divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_UP);
    }

    private static boolean isPeak(Instant instant) {
        ZonedDateTime local = instant.atZone(Tables.BERLIN);
        return local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
                && local.getHour() >= 8
                && local.getHour() < 20;
    }

    private static UsageState fresh() {
        return UsageState.of(
                List.of(new Bucket(new UUID(0, 1), "voice-1", 1, false, NEXT_MONTH, INCLUDED)));
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
            tariffs.add(
                    UsageTariff.of(
                                    "calls-" + i,
                                    name,
                                    UsageMatch.home(UsageType.VOICE, name),
                                    60,
                                    tiers(rate(i) / 2))
                            .in(Increments.of(60, 1))
                            .with(SpanPolicy.SPLIT, Map.of("peak", tiers(rate(i)))));
        }
        Set<TimeBand.Day> weekdays = EnumSet.range(TimeBand.Day.MONDAY, TimeBand.Day.FRIDAY);
        TimeBand peak =
                new TimeBand(
                        "peak",
                        List.of(
                                new TimeBand.Window(
                                        weekdays, LocalTime.of(8, 0), LocalTime.of(20, 0))));
        return new PriceTerms(
                Tables.BERLIN,
                tariffs,
                List.of(AllowanceTerms.of(UsageType.VOICE, INCLUDED, 1)),
                destinations,
                List.of(),
                List.of(peak),
                Set.of(),
                List.of());
    }

    private static Charge tiers(int rate) {
        return new Charge.Tiered(
                List.of(
                        new Charge.Tier(600L, BigDecimal.valueOf(rate, 4)),
                        new Charge.Tier(null, BigDecimal.valueOf(rate / 2, 4))),
                CountScope.CYCLE);
    }

    /** Hundredths of a cent, divisible by four. */
    private static int rate(int destination) {
        return 40 + 4 * destination;
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

    private UsageEvent[] calls() {
        Random random = new Random(20_261_123);
        UsageEvent[] made = new UsageEvent[CALLS];
        for (int i = 0; i < CALLS; i++) {
            int destination = (i % LINES + random.nextInt(FAVOURITES)) % DESTINATIONS;
            int prefix = destination + DESTINATIONS * random.nextInt(PREFIXES / DESTINATIONS);
            StringBuilder number = new StringBuilder(prefixes.get(prefix));
            while (number.length() < 12) {
                number.append(random.nextInt(10));
            }
            made[i] =
                    UsageEvent.home(
                            UsageType.VOICE,
                            Instant.parse("2026-11-01T00:00:00Z")
                                    .plusSeconds(random.nextInt(28 * 86_400)),
                            number.toString(),
                            1 + random.nextInt(600));
        }
        return made;
    }
}
