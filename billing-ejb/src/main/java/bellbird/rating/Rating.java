package bellbird.rating;

import static java.util.Objects.requireNonNull;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.BandTable;
import bellbird.offering.CountScope;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageTariff.Increments;
import bellbird.offering.UsageTariff.Maximum;
import bellbird.offering.UsageTariff.SpanPolicy;
import bellbird.rating.RatedResult.Consumed;
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

    private final PriceTable.Leaf leaf;
    private final int prefixLength;
    private final CompiledTariff compiled;
    private final UsageTariff tariff;
    private final UsageEvent event;
    private final UsageState state;
    private List<Consumed> consumed = List.of();
    private final PartSum sum;
    private final @Nullable Counter day;
    private final @Nullable Counter cycle;
    private long included;
    private long rest;
    private long charged;
    private boolean uncovered;

    Rating(PriceTable.Match match, UsageEvent event, UsageState state) {
        this.leaf = match.leaf();
        this.prefixLength = match.prefixLength();
        this.compiled = leaf.tariff();
        this.tariff = compiled.tariff;
        this.event = event;
        this.state = state;
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
        BigDecimal amount = afterMoney(price);
        return new Priced(
                tariff,
                leaf.destination(),
                prefixLength,
                event.quantity(),
                included + charged,
                included,
                charged,
                sum.parts(),
                price,
                amount,
                consumed,
                counted(price),
                endsAfter());
    }

    private void quantities() {
        Increments increments = tariff.increments();
        long wanted = compiled.call ? increments.count(event.quantity()) : event.quantity();
        for (int i = 0; i < state.bucketCount() && included < wanted; i++) {
            Bucket bucket = state.bucket(i);
            if (pays(bucket, false)) {
                long taken = Math.min(wanted - included, bucket.remaining());
                consume(bucket, taken);
                included += taken;
            }
        }
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

    private boolean pays(Bucket bucket, boolean money) {
        if (bucket.remaining() <= 0) {
            return false;
        }
        AllowanceTerms terms = leaf.allowances().get(bucket.allowance());
        return terms != null
                && (terms.unit() == AllowanceTerms.Unit.MONEY) == money
                && event.startedAt().isBefore(bucket.expiresAt());
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

    private BigDecimal afterMoney(BigDecimal price) {
        BigDecimal amount = price;
        for (int i = 0; i < state.bucketCount() && amount.signum() > 0; i++) {
            Bucket bucket = state.bucket(i);
            if (pays(bucket, true)) {
                BigDecimal taken = amount.min(BigDecimal.valueOf(bucket.remaining(), 6));
                consume(bucket, AllowanceTerms.money(taken));
                amount = amount.subtract(taken);
            }
        }
        return amount;
    }

    private void consume(Bucket bucket, long quantity) {
        AllowanceTerms terms = requireNonNull(leaf.allowances().get(bucket.allowance()));
        if (consumed.isEmpty()) {
            consumed = new ArrayList<>(2);
        }
        consumed.add(
                new Consumed(
                        bucket.id(),
                        terms.id(),
                        terms.unit(),
                        bucket.rolledOver(),
                        quantity,
                        bucket.remaining()));
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

    private @Nullable Long endsAfter() {
        Maximum maximum = tariff.limits().maximum();
        if (maximum == null
                || maximum.strategy() != Maximum.Strategy.DISCONNECT
                || !sum.exceeds(maximum.amount())) {
            return null;
        }
        // What an event costs never falls as it goes on: find the last quantity within the maximum.
        long within = 0;
        long beyond = event.quantity();
        while (beyond - within > 1) {
            long middle = within + (beyond - within) / 2;
            Rating shorter =
                    new Rating(
                            new PriceTable.Match(leaf, prefixLength), event.lasting(middle), state);
            shorter.quantities();
            shorter.price();
            if (shorter.sum.exceeds(maximum.amount())) {
                beyond = middle;
            } else {
                within = middle;
            }
        }
        return within;
    }
}
