package bellbird.charge;

import static java.util.Objects.requireNonNull;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice.Prorated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The charges and credits of one period at one price: the days it was had, and those missing that
 * the plan does not take off, less the days on bills.
 */
final class PeriodCharges {

    /** Decimals of an exact part; more than any currency has. */
    private static final int EXACT_DECIMALS = 10;

    private final Subscription product;
    private final PeriodAtPrice slice;
    private final List<Billed> billed;

    /** Days at the price, suspended ones too. */
    private Days priced = Days.NONE;

    /** Days had, by version; in order of time. */
    private final Map<PricedVersion, Days> had = new LinkedHashMap<>();

    /** Days paid for on bills, by version. */
    private final Map<PricedVersion, Days> paid = new LinkedHashMap<>();

    private final Days gaps;

    /**
     * @param suspended all days on which the product was suspended
     */
    PeriodCharges(Subscription product, Days suspended, PeriodAtPrice slice, List<Billed> billed) {
        this.product = product;
        this.slice = slice;
        this.billed = billed;
        for (Subscription.Term term : product.terms()) {
            if (slice.isOf(term.price())) {
                Days days = product.days(term, slice.days().to()).within(slice.days());
                priced = priced.plus(days);
                if (term.price().price().prorated().suspension()) {
                    days = days.minus(suspended);
                }
                put(had, term.price(), days, Days::plus);
            }
        }
        for (Billed one : billed) {
            put(paid, one.price(), paid(one.price()), (before, days) -> days);
        }
        Days left = Days.of(slice.days());
        for (Days days : had.values()) {
            left = left.minus(days);
        }
        gaps = left;
    }

    private static void put(
            Map<PricedVersion, Days> of,
            PricedVersion price,
            Days days,
            java.util.function.BinaryOperator<Days> how) {
        PricedVersion known = of.keySet().stream().filter(price::isSame).findFirst().orElse(price);
        of.put(known, how.apply(of.getOrDefault(known, Days.NONE), days));
    }

    /** Days charged once more than given back, in whatever order the bills are. */
    private Days paid(PricedVersion price) {
        List<Days> charged = times(price, false);
        List<Days> back = times(price, true);
        Days paid = Days.NONE;
        for (int i = 0; i < charged.size(); i++) {
            paid = paid.plus(charged.get(i).minus(i < back.size() ? back.get(i) : Days.NONE));
        }
        return paid;
    }

    /** Days on bills at least once, at least twice and so on. */
    private List<Days> times(PricedVersion price, boolean credit) {
        List<Days> times = new ArrayList<>();
        for (Billed one : billed) {
            if (one.credit() == credit && one.price().isSame(price)) {
                Days again = Days.of(one.days());
                for (int i = 0; !again.isEmpty(); i++) {
                    Days before = i < times.size() ? times.get(i) : Days.NONE;
                    if (i == times.size()) {
                        times.add(again);
                    } else {
                        times.set(i, before.plus(again));
                    }
                    again = again.minus(again.minus(before));
                }
            }
        }
        return times;
    }

    List<RecurringCharge> charges() {
        List<Kept> kept = kept();
        List<RecurringCharge> parts = new ArrayList<>();
        paid.forEach(
                (price, days) -> {
                    Days back = days.minus(days(had, price));
                    for (Kept gap : kept) {
                        back = back.minus(Days.of(gap.days()));
                    }
                    charged(price, back)
                            .forEach(
                                    (tax, its) -> {
                                        for (Period each : its.periods()) {
                                            parts.add(part(price, each, -each.days(), tax));
                                        }
                                    });
                });
        Days again = givenBack();
        for (Kept gap : kept) {
            for (Period each : again.within(gap.days()).periods()) {
                parts.add(part(requireNonNull(version(gap.beside())), each, each.days(), null));
            }
        }
        had.forEach(
                (price, days) -> {
                    for (Period each : days.minus(days(paid, price)).periods()) {
                        long more =
                                kept.stream()
                                        .filter(gap -> touches(gap, each))
                                        .mapToLong(gap -> Days.of(gap.days()).minus(again).count())
                                        .sum();
                        parts.add(part(price, each, each.days() + more, null));
                    }
                });
        parts.sort(
                Comparator.comparing(RecurringCharge::isCredit)
                        .reversed()
                        .thenComparing(part -> part.days().from()));
        long days = gaps.count() - kept.stream().mapToLong(gap -> gap.days().days()).sum();
        return withRemainder(parts, share(slice.days().days() - days));
    }

    /** Days that were paid for and are no more: where they cost again, they are charged again. */
    private Days givenBack() {
        Days back = Days.NONE;
        for (Billed one : billed) {
            back = one.credit() ? back.plus(Days.of(one.days())) : back;
        }
        for (Days days : paid.values()) {
            back = back.minus(days);
        }
        return back;
    }

    /** Days paid for, by the tax they were charged with, the last time. */
    private Map<@Nullable BilledTax, Days> charged(PricedVersion price, Days days) {
        Map<@Nullable BilledTax, Days> byTax = new LinkedHashMap<>();
        Days left = days;
        for (Billed one : billed.reversed()) {
            if (!one.credit() && one.price().isSame(price)) {
                Days its = left.within(one.days());
                left = left.minus(its);
                byTax.put(one.tax(), byTax.getOrDefault(one.tax(), Days.NONE).plus(its));
            }
        }
        return byTax;
    }

    /** The last part takes what the others leave of what all days cost, billed ones included. */
    private List<RecurringCharge> withRemainder(List<RecurringCharge> parts, BigDecimal exact) {
        if (parts.isEmpty()) {
            return parts;
        }
        Money rest = Money.settle(exact, slice.currency());
        for (Billed one : billed) {
            rest = rest.minus(one.amount());
        }
        for (RecurringCharge part : parts) {
            rest = rest.minus(part.settled());
        }
        RecurringCharge last = parts.removeLast();
        parts.add(
                new RecurringCharge(
                        last.price(),
                        last.days(),
                        last.whole(),
                        last.quantity(),
                        last.exact(),
                        last.settled().plus(rest),
                        last.back()));
        parts.removeIf(part -> part.settled().isZero() && part.exact().signum() == 0);
        return parts;
    }

    private RecurringCharge part(
            PricedVersion price, Period days, long quantity, @Nullable BilledTax back) {
        boolean whole = quantity == slice.whole().days();
        BigDecimal exact = whole ? price.price().amount() : share(quantity);
        return new RecurringCharge(
                price,
                days,
                slice.whole(),
                quantity,
                exact,
                Money.settle(exact, slice.currency()),
                back);
    }

    private BigDecimal share(long days) {
        if (days == slice.whole().days()) {
            return slice.amount();
        }
        return slice.amount()
                .multiply(BigDecimal.valueOf(days))
                .divide(
                        BigDecimal.valueOf(slice.whole().days()),
                        Math.max(EXACT_DECIMALS, slice.amount().scale()),
                        RoundingMode.HALF_UP);
    }

    /**
     * Missing days that cost as if they were had.
     *
     * @param beside the day had that pays for them
     */
    private record Kept(Period days, LocalDate beside) {}

    private static boolean touches(Kept gap, Period days) {
        return days.contains(gap.beside());
    }

    private List<Kept> kept() {
        List<Kept> kept = new ArrayList<>();
        for (Period gap : gaps.periods()) {
            if (priced.contains(product.start())) {
                for (Period before : Days.of(gap).minus(after(product.start())).periods()) {
                    keep(kept, before, gap.to(), Prorated::start);
                }
            }
            Days during = Days.of(gap).minus(before(product.start()));
            LocalDate end = product.end();
            if (end != null && priced.contains(end.minusDays(1))) {
                for (Period past : during.minus(before(end)).periods()) {
                    keep(kept, past, end.minusDays(1), Prorated::end);
                }
                during = during.minus(after(end));
            }
            for (Period changed : during.minus(priced).periods()) {
                LocalDate before = changed.from().minusDays(1);
                LocalDate beside = version(before) == null ? changed.to() : before;
                keep(kept, changed, beside, Prorated::change);
            }
        }
        return kept;
    }

    private void keep(
            List<Kept> kept,
            Period days,
            LocalDate beside,
            java.util.function.Predicate<Prorated> prorated) {
        PricedVersion version = version(beside);
        if (version != null && !prorated.test(version.price().prorated())) {
            kept.add(new Kept(days, beside));
        }
    }

    private @Nullable PricedVersion version(LocalDate day) {
        for (Map.Entry<PricedVersion, Days> each : had.entrySet()) {
            if (each.getValue().contains(day)) {
                return each.getKey();
            }
        }
        return null;
    }

    private static Days days(Map<PricedVersion, Days> of, PricedVersion price) {
        return of.entrySet().stream()
                .filter(each -> each.getKey().isSame(price))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Days.NONE);
    }

    private static Days before(LocalDate day) {
        return Days.between(LocalDate.MIN, day);
    }

    private static Days after(LocalDate day) {
        return Days.between(day, LocalDate.MAX);
    }
}
