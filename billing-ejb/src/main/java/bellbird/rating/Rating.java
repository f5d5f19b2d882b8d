package bellbird.rating;

import bellbird.offering.BandTable;
import bellbird.offering.CountScope;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageTariff.Increments;
import bellbird.offering.UsageTariff.SpanPolicy;
import bellbird.rating.RatedResult.Counted;
import bellbird.rating.RatedResult.NoPrice;
import bellbird.rating.RatedResult.Part;
import bellbird.rating.RatedResult.Priced;
import bellbird.rating.UsageState.Counter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rating of one event by one tariff, in this order: count a call in increments, use allowances,
 * count the rest of other usage in increments, price it band by band, minimum and maximum, round,
 * caps, allowances of money.
 */
final class Rating {

    private final PriceTable.Match match;
    private final CompiledTariff compiled;
    private final UsageTariff tariff;
    private final UsageEvent event;
    private final UsageState state;
    private final AllowanceUse allowances;
    private final PartSum sum;
    private final @Nullable Counter day;
    private final @Nullable Counter cycle;
    private long included;
    private long rest;
    private long charged;
    private boolean uncovered;

    Rating(PriceTable.Match match, UsageEvent event, UsageState state) {
        this.match = match;
        this.compiled = match.leaf().tariff();
        this.tariff = compiled.tariff;
        this.event = event;
        this.state = state;
        allowances = new AllowanceUse(match.leaf(), event, state);
        sum = new PartSum(compiled);
        day = compiled.countsDay ? state.counter(tariff.id(), CountScope.DAY) : null;
        cycle = compiled.countsCycle ? state.counter(tariff.id(), CountScope.CYCLE) : null;
    }

    RatedResult result() {
        quantities();
        price();
        if (uncovered) {
            return new NoPrice("error.usage.noBand");
        }
        BigDecimal price =
                charged == 0
                        ? BigDecimal.valueOf(0, tariff.limits().rounding().decimals())
                        : capped(sum.rounded());
        BigDecimal amount = allowances.money(price);
        return new Priced(
                tariff,
                match.leaf().destination(),
                match.prefixLength(),
                event.quantity(),
                included + charged,
                included,
                charged,
                sum.parts(),
                price,
                amount,
                allowances.consumed(),
                counted(price),
                MaximumEnd.of(tariff.limits().maximum(), sum, match, event, state));
    }

    /** Whether the event alone, before minimum, maximum and caps, costs more. */
    boolean exceeds(BigDecimal maximum) {
        quantities();
        price();
        return sum.exceeds(maximum);
    }

    private void quantities() {
        Increments increments = tariff.increments();
        long wanted = compiled.call ? increments.count(event.quantity()) : event.quantity();
        included = allowances.units(wanted);
        rest = wanted - included;
        charged = compiled.call ? rest : counted(increments, rest);
    }

    private long counted(Increments increments, long quantity) {
        if (increments.exact()) {
            return quantity;
        }
        Counter before =
                switch (increments.scope()) {
                    case EVENT -> null;
                    case DAY -> day;
                    case CYCLE -> cycle;
                };
        return before == null
                ? increments.count(quantity)
                : increments.count(Math.addExact(before.used(), quantity))
                        - increments.count(before.used());
    }

    private void price() {
        if (charged == 0) {
            return;
        }
        if (tariff.limits().connectionFee() != null) {
            sum.add(
                    Part.Kind.CONNECTION,
                    null,
                    1,
                    tariff.limits().connectionFee(),
                    compiled.scaledConnection);
        }
        var before =
                new CompiledCharge.Before(
                        day == null ? 0 : day.charged(), cycle == null ? 0 : cycle.charged());
        BandClock bands = compiled.bands;
        if (bands == null) {
            price(BandTable.NONE, 0, included + charged, before);
            return;
        }
        long start = event.startedAt().getEpochSecond();
        long at = bands.at(start);
        int band = BandClock.band(at);
        if (!compiled.call || tariff.spans() == SpanPolicy.START_BAND) {
            price(band, 0, included + charged, before);
            return;
        }
        long from = 0;
        for (long edge = BandClock.rest(at); edge < event.quantity(); edge += BandClock.rest(at)) {
            at = bands.at(start + edge);
            int next = BandClock.band(at);
            if (next != band) {
                long to = tariff.spans() == SpanPolicy.SPLIT ? edge : unitEnd(edge);
                price(band, from, to, before);
                from = to;
                band = next;
            }
        }
        price(band, from, included + charged, before);
    }

    /** Where the increment ends that a second lies in or before. */
    private long unitEnd(long second) {
        return tariff.increments().count(second);
    }

    /** Prices the part of a stretch that no allowance paid. */
    private void price(int band, long from, long to, CompiledCharge.Before before) {
        long begin = Math.max(from, included);
        if (begin >= to || uncovered) {
            return;
        }
        CompiledCharge rates = compiled.charge(band);
        if (rates == null) {
            uncovered = true;
            return;
        }
        rates.price(begin, to - begin, before, sum);
        before.event += to - begin;
    }

    private BigDecimal capped(BigDecimal price) {
        BigDecimal capped = price;
        if (tariff.limits().dayCap() != null && day != null) {
            capped = capped.min(tariff.limits().dayCap().subtract(day.amount()));
        }
        if (tariff.limits().cycleCap() != null && cycle != null) {
            capped = capped.min(tariff.limits().cycleCap().subtract(cycle.amount()));
        }
        return capped;
    }

    private List<Counted> counted(BigDecimal price) {
        if (!compiled.counts() || rest == 0) {
            return List.of();
        }
        List<Counted> moved = new ArrayList<>(2);
        if (day != null) {
            moved.add(counted(day, tariff.limits().dayCap(), price));
        }
        if (cycle != null) {
            moved.add(counted(cycle, tariff.limits().cycleCap(), price));
        }
        return moved;
    }

    private Counted counted(Counter counter, @Nullable BigDecimal cap, BigDecimal price) {
        return new Counted(counter, rest, charged, cap == null ? BigDecimal.ZERO : price);
    }
}
