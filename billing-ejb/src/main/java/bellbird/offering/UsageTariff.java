package bellbird.offering;

import bellbird.kernel.json.Absent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of usage costs (rules R1, R2, R4): which events, counted how, at which charge in
 * which time band.
 *
 * @param name for people; names the destination where the tariff is for any number
 * @param unit seconds, messages or bytes the rates are for: 60 for a rate per minute
 * @param charge outside of the bands; null if the bands cover all the time there is
 * @param bands charges by name of the time band
 */
public record UsageTariff(
        String id,
        String name,
        UsageMatch match,
        @Absent("1") long unit,
        @Absent("EXACT") Increments increments,
        @Absent("split") SpanPolicy spans,
        @Nullable Charge charge,
        Map<String, Charge> bands,
        @Absent("NONE") Limits limits)
        implements OfferingPrice {

    public UsageTariff {
        bands = Map.copyOf(bands);
    }

    /** A tariff without bands, counted exactly, with no limits. */
    public static UsageTariff of(
            String id, String name, UsageMatch match, long unit, Charge charge) {
        return new UsageTariff(
                id,
                name,
                match,
                unit,
                Increments.EXACT,
                SpanPolicy.SPLIT,
                charge,
                Map.of(),
                Limits.NONE);
    }

    public UsageTariff in(Increments increments) {
        return new UsageTariff(id, name, match, unit, increments, spans, charge, bands, limits);
    }

    public UsageTariff with(SpanPolicy spans, Map<String, Charge> bands) {
        return new UsageTariff(id, name, match, unit, increments, spans, charge, bands, limits);
    }

    public UsageTariff with(Limits limits) {
        return new UsageTariff(id, name, match, unit, increments, spans, charge, bands, limits);
    }

    /**
     * How quantities are counted (rules R1, R2): the first in full, then every started next one. A
     * call is counted before allowances are used; bytes are counted when they are charged.
     *
     * @param first seconds or bytes
     * @param next seconds or bytes
     * @param scope what is rounded: each event, or the day's or cycle's total; then first is next
     */
    public record Increments(long first, long next, @Absent("event") CountScope scope) {

        public static final Increments EXACT = new Increments(1, 1, CountScope.EVENT);

        public static Increments of(long first, long next) {
            return new Increments(first, next, CountScope.EVENT);
        }

        /** What a quantity counts as; nothing is nothing. */
        public long count(long quantity) {
            if (quantity == 0) {
                return 0;
            }
            return quantity <= first
                    ? first
                    : Math.addExact(
                            first, Math.multiplyExact(Math.ceilDiv(quantity - first, next), next));
        }

        public boolean exact() {
            return first == 1 && next == 1;
        }
    }

    /** What an event that crosses from one band to another costs (rule R4). */
    public enum SpanPolicy {
        /** Each second at the rate of its band. */
        SPLIT,
        /** All of it at the rate of the band it starts in. */
        START_BAND,
        /** Each increment at the rate of the band it begins in. */
        UNIT_START
    }

    /**
     * What an event costs besides, at least and at most. Nothing of it applies to an event that
     * allowances pay in full.
     *
     * @param connectionFee for being put through
     * @param minimum of an event
     * @param maximum of an event
     * @param rounding of an event
     * @param dayCap most that the events of a day cost
     * @param cycleCap most that the events of a billing period cost
     */
    public record Limits(
            @Nullable BigDecimal connectionFee,
            @Nullable BigDecimal minimum,
            @Nullable Maximum maximum,
            @Absent("USUAL") Rounding rounding,
            @Nullable BigDecimal dayCap,
            @Nullable BigDecimal cycleCap) {

        public static final Limits NONE = new Limits(null, null, null, Rounding.USUAL, null, null);
    }

    /** The most an event costs, and what happens there. */
    public record Maximum(BigDecimal amount, @Absent("free") Strategy strategy) {

        /** What an event gets that has reached its maximum. */
        public enum Strategy {
            /** It goes on and costs no more. */
            FREE,
            /** The network is told to end it there. */
            DISCONNECT
        }
    }

    /**
     * Of one event.
     *
     * @param decimals 0 to 6
     */
    public record Rounding(RoundingMode mode, int decimals) {

        /** To six decimals, half up (rule R1). */
        public static final Rounding USUAL = new Rounding(RoundingMode.HALF_UP, 6);
    }
}
