package bellbird.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a product costs for being there (R9, R11), counted day by day: the days each period had by
 * what is known when the bill is made, less the days that bills have charged. So a change gives
 * back what was paid in advance.
 */
final class TimeCharges {

    /**
     * Days in a row that a bill charges or gives back.
     *
     * @param lastDay of them
     * @param back whether they are given back
     * @param amount negative then
     * @param taxDay last day; of days given back, that of the charge they were paid with
     */
    record Part(
            Books.Plan plan,
            Books.Recurring price,
            LocalDate from,
            LocalDate lastDay,
            boolean back,
            BigDecimal amount,
            LocalDate taxDay) {}

    /** A period of a price, with what bills have charged of it. */
    private static final class Slice {
        final LocalDate from;
        final LocalDate to;

        /** Of the period that the price is for. */
        final int wholeDays;

        /** Days with the last day of what they were charged with. */
        final Map<Books.Plan, Map<LocalDate, LocalDate>> paid = new LinkedHashMap<>();

        /** Days that were ever given back. */
        final Set<LocalDate> back = new TreeSet<>();

        BigDecimal charged = BigDecimal.ZERO;

        Slice(LocalDate from, LocalDate to, int wholeDays) {
            this.from = from;
            this.to = to;
            this.wholeDays = wholeDays;
        }

        List<LocalDate> days() {
            return from.datesUntil(to).toList();
        }

        Map<LocalDate, LocalDate> paid(Books.Plan plan) {
            return paid.computeIfAbsent(plan, key -> new TreeMap<>());
        }
    }

    private final Books.Product product;
    private final List<Books.Rest> rests;
    private final Months months;
    private final int cycleDay;
    private final LocalDate since;
    private final LocalDate weeksSince;
    private final int decimals;
    private final BiFunction<Books.Plan, LocalDate, Object> tax;

    /** When the parts of months begin that the product is paid by, from its first. */
    private final List<LocalDate> monthly = new ArrayList<>();

    private final Map<String, Slice> slices = new HashMap<>();

    /** Prices by their kind. */
    private final Map<Books.Plan, Map<String, Books.Recurring>> kinds = new IdentityHashMap<>();

    /**
     * @param tax what is the same for charges of a plan that bear the same VAT, by their last days
     */
    TimeCharges(
            Books.Account account,
            Books.Product product,
            List<Books.Rest> rests,
            int decimals,
            BiFunction<Books.Plan, LocalDate, Object> tax) {
        this.tax = tax;
        this.product = product;
        this.rests = rests;
        this.months = new Months(account);
        Books.Cycle billed = new Periods(account).cycle(product.begin());
        Books.Cycle counted = billed.weeks() > 0 ? months.cycle(product.begin()) : billed;
        this.cycleDay = counted.day();
        this.since = Periods.lastOn(counted, product.begin());
        this.weeksSince = Periods.lastOn(billed, product.begin());
        this.decimals = decimals;
        this.monthly.add(months.partBegin(product.begin()));
    }

    /**
     * What a bill charges.
     *
     * @param madeOn what ends by this day is paid afterwards
     * @param advanceTo what begins before is paid in advance
     */
    List<Part> bill(LocalDate madeOn, LocalDate advanceTo) {
        Map<String, Books.Recurring> prices = new LinkedHashMap<>();
        for (Books.Stay stay : product.stays()) {
            for (Books.Recurring price : stay.plan().recurring()) {
                prices.putIfAbsent(kind(stay.plan(), price), price);
            }
        }
        List<Part> parts = new ArrayList<>();
        prices.forEach(
                (kind, price) -> {
                    LocalDate until = price.arrears() ? madeOn : advanceTo;
                    for (int i = 0;
                            begin(price, i).isBefore(until) || isKnown(kind, price, i);
                            i++) {
                        LocalDate from = begin(price, i);
                        LocalDate to = begin(price, i + 1);
                        String place = kind + "/" + from;
                        if (slices.containsKey(place)
                                || isDue(kind, price, from, to, madeOn, until)) {
                            Slice slice =
                                    slices.computeIfAbsent(place, key -> slice(price, from, to));
                            parts.addAll(parts(kind, price, slice, madeOn));
                        }
                    }
                });
        return parts;
    }

    private boolean isKnown(String kind, Books.Recurring price, int number) {
        return slices.containsKey(kind + "/" + begin(price, number));
    }

    /** What parts of the same period add up to its price, whatever the plan is called. */
    private static String kind(Books.Plan plan, Books.Recurring price) {
        return String.join(
                " ",
                price.id(),
                price.amount().stripTrailingZeros().toPlainString(),
                Integer.toString(price.count()),
                price.unit().name(),
                price.arrears() ? "afterwards" : "before",
                plan.withTax() ? "with tax" : "without");
    }

    private Slice slice(Books.Recurring price, LocalDate from, LocalDate to) {
        return new Slice(
                from,
                to,
                isMonthly(price) ? months.monthDays(from) : Rules.daysFrom(from, from, to));
    }

    private static boolean isMonthly(Books.Recurring price) {
        return price.count() == 1 && price.unit() == Books.Unit.MONTH;
    }

    /**
     * Months are the account's; other periods are counted from the bill's period of the first day,
     * or if that is weeks, quarters and years from its month.
     */
    private LocalDate begin(Books.Recurring price, int number) {
        if (isMonthly(price)) {
            while (monthly.size() <= number) {
                monthly.add(months.partEnd(monthly.getLast()));
            }
            return monthly.get(number);
        }
        int units = number * price.count();
        return switch (price.unit()) {
            case DAY -> weeksSince.plusDays(units);
            case WEEK -> weeksSince.plusDays(7L * units);
            case MONTH -> inMonth(units);
            case YEAR -> inMonth(12 * units);
        };
    }

    private LocalDate inMonth(int months) {
        YearMonth month = YearMonth.from(since).plusMonths(months);
        return month.atDay(Math.min(cycleDay, month.lengthOfMonth()));
    }

    private boolean isDue(
            String kind,
            Books.Recurring price,
            LocalDate from,
            LocalDate to,
            LocalDate madeOn,
            LocalDate until) {
        LocalDate over = end(madeOn).isBefore(to) ? end(madeOn) : to;
        if (price.arrears() && over.isAfter(madeOn)) {
            return false;
        }
        LocalDate last = to.isBefore(until) ? to : until;
        return from.datesUntil(last).anyMatch(day -> hasPrice(day, kind, madeOn));
    }

    private boolean hasPrice(LocalDate day, String kind, LocalDate madeOn) {
        Books.Plan plan = planOn(day, madeOn);
        return plan != null && priceOf(plan, kind) != null;
    }

    private List<Part> parts(String kind, Books.Recurring price, Slice slice, LocalDate madeOn) {
        Map<LocalDate, Books.Plan> had = new HashMap<>();
        for (LocalDate day : slice.days()) {
            Books.Plan plan = planOn(day, madeOn);
            Books.Recurring own = plan == null ? null : priceOf(plan, kind);
            if (plan != null && own != null && !(own.shares().rest() && rests(day, madeOn))) {
                had.put(day, plan);
            }
        }
        Map<LocalDate, LocalDate> kept = kept(kind, slice, had, madeOn);
        List<Part> parts = new ArrayList<>();
        slice.paid.forEach(
                (plan, paid) -> {
                    Set<LocalDate> back = new TreeSet<>(paid.keySet());
                    back.removeIf(day -> plan.equals(had.get(day)) || kept.containsKey(day));
                    Map<Object, Set<LocalDate>> taxed = new HashMap<>();
                    for (LocalDate day : back) {
                        taxed.computeIfAbsent(
                                        tax.apply(plan, paid.getOrDefault(day, day)),
                                        key -> new TreeSet<>())
                                .add(day);
                    }
                    for (Set<LocalDate> days : taxed.values()) {
                        for (List<LocalDate> run : runs(days)) {
                            LocalDate last = run.getLast();
                            LocalDate taxDay = paid.getOrDefault(last, last);
                            parts.add(part(plan, kind, slice, run, -run.size(), taxDay));
                        }
                    }
                    paid.keySet().removeAll(back);
                    slice.back.addAll(back);
                });
        int days = had.size() + kept.size();
        Set<LocalDate> again = new TreeSet<>(slice.back);
        again.retainAll(kept.keySet());
        slice.paid.values().forEach(paid -> again.removeAll(paid.keySet()));
        for (Books.Plan plan : Set.copyOf(had.values())) {
            Set<LocalDate> its = new TreeSet<>(again);
            its.removeIf(day -> !plan.equals(had.get(kept.get(day))));
            for (List<LocalDate> run : runs(its)) {
                parts.add(part(plan, kind, slice, run, run.size(), run.getLast()));
                run.forEach(day -> slice.paid(plan).put(day, run.getLast()));
            }
        }
        kept.keySet().removeAll(again);
        for (Books.Plan plan : Set.copyOf(had.values())) {
            Set<LocalDate> more = new TreeSet<>();
            Map<LocalDate, LocalDate> paid = slice.paid(plan);
            had.forEach(
                    (day, its) -> {
                        if (its.equals(plan) && !paid.containsKey(day)) {
                            more.add(day);
                        }
                    });
            for (List<LocalDate> run : runs(more)) {
                long besides = kept.values().stream().filter(run::contains).count();
                parts.add(part(plan, kind, slice, run, run.size() + (int) besides, run.getLast()));
                run.forEach(day -> paid.put(day, run.getLast()));
            }
        }
        parts.sort(Comparator.comparing((Part part) -> !part.back()).thenComparing(Part::from));
        return withRemainder(parts, price, slice, days);
    }

    /** R9: the last part takes what the others leave of the price of all days. */
    private List<Part> withRemainder(
            List<Part> parts, Books.Recurring price, Slice slice, int days) {
        if (parts.isEmpty()) {
            return parts;
        }
        BigDecimal left = share(price, days, slice).subtract(slice.charged);
        slice.charged = slice.charged.add(left);
        for (int i = 0; i < parts.size() - 1; i++) {
            left = left.subtract(parts.get(i).amount());
        }
        Part last = parts.removeLast();
        parts.add(
                new Part(
                        last.plan(),
                        last.price(),
                        last.from(),
                        last.lastDay(),
                        last.back(),
                        left,
                        last.taxDay()));
        return parts;
    }

    private Part part(
            Books.Plan plan,
            String kind,
            Slice slice,
            List<LocalDate> run,
            int days,
            LocalDate taxDay) {
        Books.Recurring price = priceOf(plan, kind);
        if (price == null) {
            throw new IllegalStateException("no price " + kind);
        }
        return new Part(
                plan,
                price,
                run.getFirst(),
                run.getLast(),
                days < 0,
                share(price, days, slice),
                taxDay);
    }

    private BigDecimal share(Books.Recurring price, int days, Slice slice) {
        return price.amount()
                .multiply(new BigDecimal(days))
                .divide(new BigDecimal(slice.wholeDays), decimals, RoundingMode.HALF_UP);
    }

    /** Days that cost as if they were had, each with the day beside it that pays for it. */
    private Map<LocalDate, LocalDate> kept(
            String kind, Slice slice, Map<LocalDate, Books.Plan> had, LocalDate madeOn) {
        Map<LocalDate, LocalDate> kept = new HashMap<>();
        for (LocalDate day : slice.days()) {
            if (had.containsKey(day)) {
                continue;
            }
            LocalDate beside;
            if (day.isBefore(product.begin())) {
                LocalDate after = day;
                while (after.isBefore(slice.to) && !had.containsKey(after)) {
                    after = after.plusDays(1);
                }
                boolean began = hasPrice(product.begin(), kind, madeOn);
                beside = !began || takes(had.get(after), kind, Books.Shares::start) ? null : after;
            } else if (!day.isBefore(end(madeOn))
                    && hasPrice(end(madeOn).minusDays(1), kind, madeOn)) {
                LocalDate last = end(madeOn).minusDays(1);
                beside = takes(had.get(last), kind, Books.Shares::end) ? null : last;
            } else if (hasPrice(day, kind, madeOn)) {
                beside = null; // it rests
            } else {
                LocalDate before = day;
                while (!before.isBefore(slice.from) && !hasPrice(before, kind, madeOn)) {
                    before = before.minusDays(1);
                }
                LocalDate after = day;
                while (after.isBefore(slice.to) && !hasPrice(after, kind, madeOn)) {
                    after = after.plusDays(1);
                }
                LocalDate next = had.containsKey(before) ? before : after;
                beside = takes(had.get(next), kind, Books.Shares::change) ? null : next;
            }
            if (beside != null && had.containsKey(beside)) {
                kept.put(day, beside);
            }
        }
        return kept;
    }

    private boolean takes(Books.@Nullable Plan plan, String kind, Predicate<Books.Shares> where) {
        Books.Recurring price = plan == null ? null : priceOf(plan, kind);
        return price == null || where.test(price.shares());
    }

    private Books.@Nullable Recurring priceOf(Books.Plan plan, String kind) {
        return kinds.computeIfAbsent(
                        plan,
                        key ->
                                plan.recurring().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        price -> kind(plan, price),
                                                        price -> price)))
                .get(kind);
    }

    private static List<List<LocalDate>> runs(Set<LocalDate> days) {
        List<List<LocalDate>> runs = new ArrayList<>();
        for (LocalDate day : days) {
            if (runs.isEmpty() || !runs.getLast().getLast().plusDays(1).equals(day)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(day);
        }
        return runs;
    }

    private Books.@Nullable Plan planOn(LocalDate day, LocalDate madeOn) {
        if (day.isBefore(product.begin()) || !day.isBefore(end(madeOn))) {
            return null;
        }
        Books.Plan plan = product.stays().getFirst().plan();
        for (Books.Stay stay : product.stays()) {
            if (!stay.from().isAfter(day) && stay.known().isBefore(madeOn)) {
                plan = stay.plan();
            }
        }
        return plan;
    }

    private LocalDate end(LocalDate madeOn) {
        LocalDate end = LocalDate.MAX;
        for (Books.End one : product.ends()) {
            end = one.known().isBefore(madeOn) ? one.on() : end;
        }
        return end;
    }

    private boolean rests(LocalDate day, LocalDate madeOn) {
        return rests.stream()
                .anyMatch(
                        one ->
                                one.known().isBefore(madeOn)
                                        && !day.isBefore(one.from())
                                        && (day.isBefore(one.to())
                                                || !one.toKnown().isBefore(madeOn)));
    }
}
