package bellbird.rating;

import bellbird.offering.BandTable;
import bellbird.offering.Charge;
import bellbird.offering.CountScope;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.rating.RatedResult.Part;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tariff made ready for whole-number arithmetic: all its rates scaled by the same power of ten.
 * An amount is a sum of rate x quantity over one divisor, so nothing is lost on the way.
 */
final class CompiledTariff {

    /** Does not fit into 64 bits: decimals take over. */
    static final long TOO_LARGE = Long.MIN_VALUE;

    private static final int AMOUNT_DECIMALS = 6;

    final UsageTariff tariff;
    final boolean call;

    /** Null if the tariff has no bands. */
    final @Nullable BandClock bands;

    /** Digits after the point of scaled rates. */
    final int scale;

    /** What a sum of scaled rate x quantity is divided by to get the rounded amount's units. */
    final long divisor;

    final boolean countsDay;
    final boolean countsCycle;

    /** Minimum, maximum as sums; {@link #TOO_LARGE} if there is none or decimals must be used. */
    final long scaledConnection;

    /** By band, shifted by one: the charge outside of bands comes first. */
    private final @Nullable Rates[] charges;

    CompiledTariff(UsageTariff tariff, @Nullable BandClock bands, List<String> bandNames) {
        this.tariff = tariff;
        this.bands = bands;
        call = tariff.match().service() == UsageType.VOICE;
        scale = Math.max(AMOUNT_DECIMALS, mostDecimals());
        divisor =
                fit(
                        BigInteger.valueOf(tariff.unit())
                                .multiply(
                                        BigInteger.TEN.pow(
                                                scale - tariff.limits().rounding().decimals())));
        UsageTariff.Limits limits = tariff.limits();
        scaledConnection = limits.connectionFee() == null ? 0 : scaled(limits.connectionFee());
        countsDay = limits.dayCap() != null || counts(CountScope.DAY);
        countsCycle = limits.cycleCap() != null || counts(CountScope.CYCLE);
        charges = new Rates[bandNames.size() + 1];
        charges[0] = tariff.charge() == null ? null : new Rates(tariff.charge(), null);
        for (int i = 0; i < bandNames.size(); i++) {
            Charge charge = tariff.bands().get(bandNames.get(i));
            charges[i + 1] = charge == null ? null : new Rates(charge, bandNames.get(i));
        }
    }

    /** The charge of a band; null if it has none. */
    @Nullable Rates charge(int band) {
        return charges[band - BandTable.NONE];
    }

    boolean counts() {
        return countsDay || countsCycle;
    }

    private boolean counts(CountScope scope) {
        return tariff.increments().scope() == scope
                || tariff.charge() != null && scopeOf(tariff.charge()) == scope
                || tariff.bands().values().stream().anyMatch(one -> scopeOf(one) == scope);
    }

    private static CountScope scopeOf(Charge charge) {
        return switch (charge) {
            case Charge.Tiered tiered -> tiered.scope();
            case Charge.Volume volume -> volume.scope();
            case Charge.Blocks blocks -> blocks.scope();
            case Charge.Flat flat -> CountScope.EVENT;
            case Charge.PerUnit perUnit -> CountScope.EVENT;
            case Charge.Stepwise stepwise -> CountScope.EVENT;
        };
    }

    private static Part.Kind kindOf(Charge charge) {
        return switch (charge) {
            case Charge.Flat flat -> Part.Kind.FLAT;
            case Charge.PerUnit perUnit -> Part.Kind.PER_UNIT;
            case Charge.Tiered tiered -> Part.Kind.TIER;
            case Charge.Volume volume -> Part.Kind.VOLUME;
            case Charge.Blocks blocks -> Part.Kind.BLOCKS;
            case Charge.Stepwise steps -> Part.Kind.STEP;
        };
    }

    private int mostDecimals() {
        int most =
                tariff.limits().connectionFee() == null
                        ? 0
                        : tariff.limits().connectionFee().scale();
        most = Math.max(most, tariff.charge() == null ? 0 : decimals(tariff.charge()));
        for (Charge charge : tariff.bands().values()) {
            most = Math.max(most, decimals(charge));
        }
        return most;
    }

    private static int decimals(Charge charge) {
        return rates(charge).stream().mapToInt(BigDecimal::scale).max().orElse(0);
    }

    private static List<BigDecimal> rates(Charge charge) {
        return switch (charge) {
            case Charge.Flat flat -> List.of(flat.amount());
            case Charge.PerUnit perUnit -> List.of(perUnit.rate());
            case Charge.Blocks blocks -> List.of(blocks.amount());
            case Charge.Tiered tiered -> tiered.tiers().stream().map(Charge.Tier::rate).toList();
            case Charge.Volume volume -> volume.tiers().stream().map(Charge.Tier::rate).toList();
            case Charge.Stepwise steps -> steps.steps().stream().map(Charge.Tier::rate).toList();
        };
    }

    private long scaled(BigDecimal rate) {
        return fit(rate.movePointRight(scale).toBigIntegerExact());
    }

    private static long fit(BigInteger number) {
        return number.bitLength() < Long.SIZE ? number.longValue() : TOO_LARGE;
    }

    /** A charge with its rates scaled. */
    final class Rates {

        private final Part.Kind kind;
        private final CountScope scope;

        /** Of a package. */
        private final long size;

        private final @Nullable String band;
        private final BigDecimal[] rates;
        private final long[] scaled;

        /** Where each tier ends. */
        private final long[] ends;

        Rates(Charge charge, @Nullable String band) {
            kind = kindOf(charge);
            scope = scopeOf(charge);
            size = charge instanceof Charge.Blocks blocks ? blocks.size() : 0;
            this.band = band;
            rates = rates(charge).toArray(BigDecimal[]::new);
            scaled = new long[rates.length];
            for (int i = 0; i < rates.length; i++) {
                scaled[i] = scaled(rates[i]);
            }
            List<Charge.Tier> tiers =
                    switch (charge) {
                        case Charge.Tiered tiered -> tiered.tiers();
                        case Charge.Volume volume -> volume.tiers();
                        case Charge.Stepwise steps -> steps.steps();
                        case Charge.Flat flat -> List.of();
                        case Charge.PerUnit perUnit -> List.of();
                        case Charge.Blocks blocks -> List.of();
                    };
            ends =
                    tiers.stream()
                            .mapToLong(one -> one.upTo() == null ? Long.MAX_VALUE : one.upTo())
                            .toArray();
        }

        /**
         * Adds what a stretch of an event costs.
         *
         * @param position of its first second within the event
         * @param quantity to charge
         * @param before what each scope had charged before the stretch
         */
        void price(long position, long quantity, Before before, PartSum sum) {
            switch (kind) {
                case PER_UNIT -> add(sum, quantity, 0);
                case FLAT, CONNECTION -> {
                    if (before.event == 0) {
                        add(sum, 1, 0);
                    }
                }
                case STEP -> graduate(sum, position, quantity);
                case TIER -> graduate(sum, before.of(scope), quantity);
                case VOLUME -> volume(sum, before.of(scope), quantity);
                case BLOCKS -> {
                    long from = before.of(scope);
                    long begun =
                            Math.ceilDiv(Math.addExact(from, quantity), size)
                                    - Math.ceilDiv(from, size);
                    if (begun > 0) {
                        add(sum, begun, 0);
                    }
                }
            }
        }

        private void graduate(PartSum sum, long from, long quantity) {
            long at = from;
            long to = Math.addExact(from, quantity);
            for (int tier = tier(from + 1); at < to; tier++) {
                long end = Math.min(to, ends[tier]);
                add(sum, end - at, tier);
                at = end;
            }
        }

        private void volume(PartSum sum, long from, long quantity) {
            long to = Math.addExact(from, quantity);
            int reached = tier(to);
            int tierBefore = tier(from);
            if (from == 0 || reached == tierBefore) {
                add(sum, quantity, reached);
            } else {
                add(sum, to, reached);
                add(sum, -from, tierBefore);
            }
        }

        private int tier(long total) {
            int tier = 0;
            while (ends[tier] < total) {
                tier++;
            }
            return tier;
        }

        private void add(PartSum sum, long quantity, int tier) {
            sum.add(kind, band, quantity, rates[tier], scaled[tier]);
        }
    }

    /** What had been charged before a stretch, by scope. */
    static final class Before {

        long event;
        final long day;
        final long cycle;

        Before(long day, long cycle) {
            this.day = day;
            this.cycle = cycle;
        }

        long of(CountScope scope) {
            return switch (scope) {
                case EVENT -> event;
                case DAY -> day + event;
                case CYCLE -> cycle + event;
            };
        }
    }
}
