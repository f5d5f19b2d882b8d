package bellbird.offering;

import static java.util.Comparator.naturalOrder;

import bellbird.kernel.json.Absent;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Usage that is included (rules R8 to R10).
 *
 * @param id unique within the version, kept from version to version
 * @param quantity seconds, messages or bytes; money in millionths of the currency's unit
 * @param priority smaller is used first
 * @param sharing who uses it
 * @param memberCap most that one of those who share it may take; null for no cap
 * @param validPeriods billing periods it can be used in, from 1
 * @param rollover what happens to the rest; null if it is lost
 * @param prorated whether a first, partial period grants its share of the days
 * @param counts what it pays for
 */
public record AllowanceTerms(
        String id,
        @Absent("") String name,
        Unit unit,
        long quantity,
        @Absent("1") int priority,
        @Absent("line") Sharing sharing,
        @Nullable Long memberCap,
        @Absent("1") int validPeriods,
        @Nullable Rollover rollover,
        @Absent("true") boolean prorated,
        Counts counts) {

    /** Millionths of a currency's unit in one of it. */
    public static final long MONEY_SCALE = 1_000_000;

    /** For one line and one period, the rest is lost. */
    public static AllowanceTerms of(UsageType service, long quantity, int priority) {
        return new AllowanceTerms(
                service.word() + "-" + priority,
                "",
                Unit.of(service),
                quantity,
                priority,
                Sharing.LINE,
                null,
                1,
                null,
                true,
                Counts.home(service));
    }

    public AllowanceTerms rolling(Rollover rollover) {
        return new AllowanceTerms(
                id,
                name,
                unit,
                quantity,
                priority,
                sharing,
                memberCap,
                validPeriods,
                rollover,
                prorated,
                counts);
    }

    /**
     * @param memberCap most that one of those who share it may take; null for no cap
     */
    public AllowanceTerms sharedBy(Sharing sharing, @Nullable Long memberCap) {
        return new AllowanceTerms(
                id,
                name,
                unit,
                quantity,
                priority,
                sharing,
                memberCap,
                validPeriods,
                rollover,
                prorated,
                counts);
    }

    public AllowanceTerms counting(Counts counts) {
        return new AllowanceTerms(
                id,
                name,
                unit,
                quantity,
                priority,
                sharing,
                memberCap,
                validPeriods,
                rollover,
                prorated,
                counts);
    }

    /** Under which service meters and bills show it; null for money. */
    public @Nullable UsageType meter() {
        return unit == Unit.MONEY
                ? null
                : counts.services().stream().min(naturalOrder()).orElse(null);
    }

    /** An amount of money as an allowance counts it. */
    public static long money(BigDecimal amount) {
        return amount.movePointRight(6).longValueExact();
    }

    /** What it is counted in. */
    public enum Unit {
        SECONDS,
        MESSAGES,
        BYTES,
        MONEY;

        public static Unit of(UsageType service) {
            return switch (service) {
                case VOICE -> SECONDS;
                case DATA -> BYTES;
                case SMS, MMS, CONTENT -> MESSAGES;
            };
        }
    }

    /** Who uses one. */
    public enum Sharing {
        LINE,
        ACCOUNT,
        GROUP
    }

    /**
     * What is left goes on into the next period, where it is used first and never rolls over again.
     *
     * @param capPercent most that rolls over, of the quantity
     * @param periods how long it can be used
     */
    public record Rollover(int capPercent, int periods) {

        /** Once, at most one allowance (rule R8). */
        public static final Rollover USUAL = new Rollover(100, 1);
    }

    /**
     * Usage it pays for; it must fit all of them.
     *
     * @param destinations as the tariff that rates the event names them; empty for any
     */
    public record Counts(
            Set<UsageType> services,
            Set<UsageMatch.Direction> directions,
            @Absent("any") UsageMatch.Net net,
            Set<String> visited,
            Set<String> destinations) {

        public Counts {
            services = Set.copyOf(services);
            directions =
                    directions.isEmpty()
                            ? Set.of(UsageMatch.Direction.OUTGOING)
                            : Set.copyOf(directions);
            visited = visited.isEmpty() ? Set.of(UsageMatch.HOME) : Set.copyOf(visited);
            destinations = Set.copyOf(destinations);
        }

        /** Outgoing usage at home, to anywhere. */
        public static Counts home(UsageType... services) {
            return new Counts(Set.of(services), Set.of(), UsageMatch.Net.ANY, Set.of(), Set.of());
        }
    }
}
