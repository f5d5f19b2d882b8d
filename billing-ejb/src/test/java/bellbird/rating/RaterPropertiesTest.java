package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.Charge;
import bellbird.offering.Charge.Tier;
import bellbird.offering.CountScope;
import bellbird.offering.PriceTerms;
import bellbird.offering.TimeBand;
import bellbird.offering.TimeBand.Day;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageTariff.Increments;
import bellbird.offering.UsageTariff.SpanPolicy;
import bellbird.offering.UsageType;
import bellbird.rating.RatedResult.Counted;
import bellbird.rating.RatedResult.Priced;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every price and every event; cases are random from a fixed seed. */
class RaterPropertiesTest {

    private static final int CASES = 100_000;

    @Test
    void tiers_agree_with_a_slow_decimal_reference() {
        Random random = new Random(20_260_401);
        for (int i = 0; i < CASES; i++) {
            List<Tier> tiers = tiers(random);
            long before = random.nextInt(2_000);
            long seconds = random.nextInt(2_000);
            BigDecimal expected =
                    graduated(tiers, before + seconds).subtract(graduated(tiers, before));
            assertAgrees(new Charge.Tiered(tiers, CountScope.CYCLE), before, seconds, expected);
        }
    }

    @Test
    void volumes_agree_with_a_slow_decimal_reference() {
        Random random = new Random(20_260_402);
        for (int i = 0; i < CASES; i++) {
            List<Tier> tiers = tiers(random);
            long before = random.nextInt(2_000);
            long seconds = random.nextInt(2_000);
            BigDecimal expected = volume(tiers, before + seconds).subtract(volume(tiers, before));
            assertAgrees(new Charge.Volume(tiers, CountScope.CYCLE), before, seconds, expected);
        }
    }

    /** One of a thousand rates needs more than 64 bits, so both ways of reckoning are seen. */
    private static void assertAgrees(
            Charge charge, long before, long seconds, BigDecimal expectedTimesUnit) {
        UsageTariff tariff = Tables.voice(charge);
        var counter =
                new UsageState.Counter("calls", CountScope.CYCLE, before, before, BigDecimal.ZERO);
        Priced priced =
                (Priced)
                        Rater.rate(
                                Tables.of(tariff),
                                Tables.call(seconds),
                                new UsageState(List.of(), List.of(counter)));
        assertThat(priced.amount())
                .as("%s, %s before, %s seconds", charge, before, seconds)
                .isEqualByComparingTo(
                        expectedTimesUnit.divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_UP));
    }

    @Test
    void splitting_a_call_at_a_band_edge_never_changes_the_unrounded_sum() {
        Random random = new Random(20_260_403);
        PriceTable table = Tables.of(week());
        for (int i = 0; i < 20_000; i++) {
            Instant start =
                    Instant.parse("2026-10-23T00:00:00Z").plusSeconds(random.nextInt(6 * 86_400));
            long seconds = 2 + random.nextInt(40_000);
            List<Long> edges = edges(start, seconds);
            Priced whole = rate(table, start, seconds);
            assertThat(whole.parts()).hasSizeLessThanOrEqualTo(edges.size() + 1);
            for (long edge : edges) {
                Priced first = rate(table, start, edge);
                Priced second = rate(table, start.plusSeconds(edge), seconds - edge);
                assertThat(exact(first).add(exact(second)))
                        .as("%s + %s at %s", start, seconds, edge)
                        .isEqualByComparingTo(exact(whole));
            }
        }
    }

    @Test
    void each_second_of_a_split_call_costs_the_rate_of_its_band() {
        Random random = new Random(20_260_404);
        PriceTable table = Tables.of(week());
        for (int i = 0; i < 300; i++) {
            // Both Sundays on which the clocks change are among the days.
            Instant start =
                    Instant.parse(
                                    random.nextBoolean()
                                            ? "2026-10-24T20:00:00Z"
                                            : "2027-03-27T20:00:00Z")
                            .plusSeconds(random.nextInt(86_400));
            long seconds = 1 + random.nextInt(20_000);
            BigDecimal slow = BigDecimal.ZERO;
            for (long second = 0; second < seconds; second++) {
                slow = slow.add(rateAt(start.plusSeconds(second)));
            }
            assertThat(exact(rate(table, start, seconds))).isEqualByComparingTo(slow);
        }
    }

    @Test
    void events_of_any_kind_move_counters_and_allowances_by_what_they_say() {
        Random random = new Random(20_260_405);
        for (int i = 0; i < 10_000; i++) {
            Charge charge =
                    new Charge.Blocks(1 + random.nextInt(500), amount(random), CountScope.DAY);
            UsageTariff tariff =
                    Tables.data(1, charge).in(new Increments(100, 100, CountScope.DAY));
            long remaining = random.nextInt(3_000);
            long bytes = random.nextInt(5_000);
            Priced priced =
                    (Priced)
                            Rater.rate(
                                    Tables.of(tariff),
                                    Tables.session(bytes),
                                    UsageState.of(
                                            List.of(Tables.bucket(UsageType.DATA, remaining))));
            long taken = priced.consumed().stream().mapToLong(RatedResult.Consumed::quantity).sum();
            assertThat(taken).isEqualTo(Math.min(bytes, remaining)).isEqualTo(priced.included());
            assertThat(priced.billed()).isEqualTo(priced.included() + priced.charged());
            assertThat(priced.counted().stream().mapToLong(Counted::used).sum())
                    .isEqualTo(bytes - taken);
            assertThat(priced.charged()).isEqualTo(Math.ceilDiv(bytes - taken, 100L) * 100);
        }
    }

    private static Priced rate(PriceTable table, Instant start, long seconds) {
        return (Priced) Rater.rate(table, Tables.call(start, seconds), UsageState.FRESH);
    }

    private static BigDecimal exact(Priced priced) {
        return PartSum.exact(priced.parts(), priced.tariff().unit());
    }

    /** Peak on weekdays, night across midnight, a holiday on the Monday; the rest otherwise. */
    private static PriceTerms week() {
        UsageTariff tariff =
                Tables.voice(Tables.rate("0.07"))
                        .with(
                                SpanPolicy.SPLIT,
                                Map.of(
                                        "peak", Tables.rate("0.12"),
                                        "night", Tables.rate("0.031"),
                                        "feast", Tables.rate("0.01")));
        Set<Day> weekdays = EnumSet.range(Day.MONDAY, Day.FRIDAY);
        Set<Day> all = EnumSet.allOf(Day.class);
        return new PriceTerms(
                Tables.BERLIN,
                List.of(tariff),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        band("peak", weekdays, "08:00", "20:00"),
                        band("night", all, "22:30", "02:30"),
                        band("feast", Set.of(Day.HOLIDAY), "06:00", "18:00")),
                Set.of(LocalDate.of(2026, 10, 26)),
                List.of());
    }

    private static TimeBand band(String name, Set<Day> days, String from, String to) {
        return new TimeBand(
                name,
                List.of(new TimeBand.Window(days, LocalTime.parse(from), LocalTime.parse(to))));
    }

    /** The rule of {@link #week} told again, from the wall clock. */
    private static BigDecimal rateAt(Instant instant) {
        ZonedDateTime local = instant.atZone(Tables.BERLIN);
        LocalTime time = local.toLocalTime();
        boolean holiday = local.toLocalDate().equals(LocalDate.of(2026, 10, 26));
        if (!time.isBefore(LocalTime.of(22, 30)) || time.isBefore(LocalTime.of(2, 30))) {
            return new BigDecimal("0.031");
        }
        if (holiday) {
            return time.getHour() >= 6 && time.getHour() < 18
                    ? new BigDecimal("0.01")
                    : new BigDecimal("0.07");
        }
        boolean peak =
                local.getDayOfWeek().getValue() <= 5 && time.getHour() >= 8 && time.getHour() < 20;
        return new BigDecimal(peak ? "0.12" : "0.07");
    }

    private static List<Long> edges(Instant start, long seconds) {
        List<Long> edges = new ArrayList<>();
        Instant next = start.plusSeconds(60 - Math.floorMod(start.getEpochSecond(), 60L));
        for (Instant at = next; at.isBefore(start.plusSeconds(seconds)); at = at.plusSeconds(60)) {
            if (rateAt(at).compareTo(rateAt(at.minusSeconds(1))) != 0) {
                edges.add(at.getEpochSecond() - start.getEpochSecond());
            }
        }
        return edges;
    }

    private static List<Tier> tiers(Random random) {
        List<Tier> tiers = new ArrayList<>();
        long end = 0;
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            end += 1 + random.nextInt(900);
            @Nullable Long upTo = i == count - 1 ? null : end;
            tiers.add(new Tier(upTo, amount(random)));
        }
        return tiers;
    }

    private static BigDecimal amount(Random random) {
        return random.nextInt(1_000) == 0
                ? BigDecimal.valueOf(random.nextLong(1_000_000_000_000_000_000L), 3)
                : BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(9));
    }

    /** Unit by unit. */
    private static BigDecimal graduated(List<Tier> tiers, long total) {
        BigDecimal sum = BigDecimal.ZERO;
        long from = 0;
        for (Tier tier : tiers) {
            long to = tier.upTo() == null ? Long.MAX_VALUE : tier.upTo();
            long inTier = Math.max(0, Math.min(total, to) - from);
            sum = sum.add(tier.rate().multiply(BigDecimal.valueOf(inTier)));
            from = to;
        }
        return sum;
    }

    private static BigDecimal volume(List<Tier> tiers, long total) {
        for (Tier tier : tiers) {
            if (tier.upTo() == null || total <= tier.upTo()) {
                return tier.rate().multiply(BigDecimal.valueOf(total));
            }
        }
        throw new IllegalStateException("the last tier has no end");
    }
}
