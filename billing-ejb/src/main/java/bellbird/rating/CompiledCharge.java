package bellbird.rating;

import bellbird.offering.Charge;
import bellbird.offering.CountScope;
import bellbird.rating.RatedResult.Part;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A charge with its rates scaled. */
final class CompiledCharge {

    private final Part.Kind kind;
    private final CountScope scope;

    /** Of a package. */
    private final long size;

    private final @Nullable String band;
    private final BigDecimal[] rates;
    private final long[] scaled;

    /** Where each tier ends. */
    private final long[] ends;

    /**
     * @param band name of the time band it is for; null outside of bands
     */
    CompiledCharge(CompiledTariff tariff, Charge charge, @Nullable String band) {
        kind = kindOf(charge);
        scope = scopeOf(charge);
        size = charge instanceof Charge.Blocks blocks ? blocks.size() : 0;
        this.band = band;
        rates = rates(charge).toArray(BigDecimal[]::new);
        scaled = new long[rates.length];
        for (int i = 0; i < rates.length; i++) {
            scaled[i] = tariff.scaled(rates[i]);
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

    static CountScope scopeOf(Charge charge) {
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

    static int decimals(Charge charge) {
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
