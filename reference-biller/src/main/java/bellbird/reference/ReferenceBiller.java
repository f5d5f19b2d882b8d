package bellbird.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reckons every bill from the raw input, one account after the other. */
public final class ReferenceBiller {

    /** A period of one account: the day it begins and the day after its last. */
    private record Window(LocalDate from, LocalDate to) {
        int days() {
            return Rules.daysFrom(from, from, to);
        }
    }

    /** What a bill adds up before it rounds: one destination of one service of one line. */
    private record Sort(String msisdn, String what, boolean withTax) {}

    private final Books books;
    private final int decimals;

    /** What is left of each allowance, by line, period and place in the plan. */
    private final Map<String, Long> left = new HashMap<>();

    /** Exact amounts by account, first day of the period, and sort. */
    private final Map<String, Map<LocalDate, Map<Sort, BigDecimal>>> used = new HashMap<>();

    /** The last day of each. */
    private final Map<String, LocalDate> lastUse = new HashMap<>();

    /** What bills have charged for a period at a price so far. */
    private final Map<String, BigDecimal> charged = new HashMap<>();

    private long suspended;

    public ReferenceBiller(Books books) {
        this.books = books;
        this.decimals = books.currency().getDefaultFractionDigits();
        books.usage().forEach(this::rate);
    }

    /** Records without a line or a price: they are kept aside, never priced at zero (R5). */
    public long suspended() {
        return suspended;
    }

    /**
     * The bills of every period that ends on this day or before it, and those of accounts that lost
     * their last line within one.
     */
    public List<ReferenceBill> billsUntil(LocalDate day) {
        charged.clear();
        List<ReferenceBill> bills = new ArrayList<>();
        for (Books.Account account : books.accounts()) {
            LocalDate first =
                    account.lines().stream()
                            .map(Books.Line::activated)
                            .min(Comparator.naturalOrder())
                            .orElse(day);
            for (Window period = windowOf(account, first);
                    !period.to().isAfter(day);
                    period = windowOf(account, period.to())) {
                bills.addAll(billsOf(account, period));
            }
        }
        return bills;
    }

    private List<ReferenceBill> billsOf(Books.Account account, Window period) {
        List<ReferenceBill> bills = new ArrayList<>();
        LocalDate over = lastDayOver(account);
        boolean ends = over.isAfter(period.from()) && over.isBefore(period.to());
        if (ends) {
            bill(bills, account, new Window(period.from(), over), period, period.to());
        }
        bill(bills, account, period, period, windowOf(account, period.to()).to());
        return bills;
    }

    /** The day on which the account has its last line no more; far away if it has one. */
    private static LocalDate lastDayOver(Books.Account account) {
        LocalDate over = LocalDate.MIN;
        for (Books.Line line : account.lines()) {
            LocalDate end = line.ends().isEmpty() ? LocalDate.MAX : line.ends().getLast().on();
            over = end.isAfter(over) ? end : over;
        }
        return over;
    }

    private static Window windowOf(Books.Account account, LocalDate day) {
        LocalDate from = day;
        while (!begins(account, from)) {
            from = from.minusDays(1);
        }
        LocalDate to = day.plusDays(1);
        while (!begins(account, to)) {
            to = to.plusDays(1);
        }
        return new Window(from, to);
    }

    /** On the cycle day, or on the last day of a month that does not have it. */
    private static boolean begins(Books.Account account, LocalDate day) {
        return day.getDayOfMonth() == account.cycleDay()
                || day.getDayOfMonth() < account.cycleDay()
                        && day.getDayOfMonth() == day.lengthOfMonth();
    }

    /** Finds line and price, takes from the allowances of the period, and adds up the rest. */
    private void rate(Books.Usage usage) {
        LocalDate day = Rules.dayOf(usage.start(), books.zone());
        for (Books.Account account : books.accounts()) {
            for (Books.Line line : account.lines()) {
                if (!line.msisdn().equals(usage.served()) || !isThere(line, day)) {
                    continue;
                }
                Books.Stay stay = stayOn(line, day);
                var price = Rules.price(stay.plan().prices(), usage.service(), usage.called());
                if (price.isPresent()) {
                    rate(account, line, stay, windowOf(account, day), usage, price.get());
                    return;
                }
            }
        }
        suspended++;
    }

    private void rate(
            Books.Account account,
            Books.Line line,
            Books.Stay stay,
            Window period,
            Books.Usage usage,
            Books.Price price) {
        long quantity =
                usage.service() == Books.Service.VOICE
                        ? Rules.billedSeconds(usage.quantity(), price.first(), price.next())
                        : usage.quantity().longValueExact();
        long rest = takeFromAllowances(line, stay, period, usage.service(), quantity);
        if (usage.service() == Books.Service.DATA) {
            rest = Rules.startedUnits(rest, price.unit());
        }
        Sort sort =
                new Sort(
                        line.msisdn(),
                        usage.service() + " " + price.destination(),
                        stay.plan().withTax());
        LocalDate day = Rules.dayOf(usage.start(), books.zone());
        lastUse.merge(
                period.from() + " " + sort, day, (one, other) -> one.isAfter(other) ? one : other);
        used.computeIfAbsent(account.number(), number -> new HashMap<>())
                .computeIfAbsent(period.from(), from -> new HashMap<>())
                .merge(sort, Rules.charge(rest, price.amount(), price.unit()), BigDecimal::add);
    }

    /** R8 and R9: the plan's allowances of the usage's own period, less in a partial one. */
    private long takeFromAllowances(
            Books.Line line, Books.Stay stay, Window period, Books.Service service, long quantity) {
        TreeMap<Integer, String> inOrder = new TreeMap<>();
        for (Books.Allowance allowance : stay.plan().allowances()) {
            if (allowance.service() == service) {
                String place =
                        String.join(
                                "/",
                                line.msisdn(),
                                stay.plan().name(),
                                period.from().toString(),
                                allowance.toString());
                int days = Rules.daysFrom(stay.from(), period.from(), period.to());
                left.putIfAbsent(place, Rules.partOf(allowance.quantity(), days, period.days()));
                inOrder.put(allowance.priority(), place);
            }
        }
        List<String> places = List.copyOf(inOrder.values());
        Rules.Taken taken =
                Rules.take(
                        quantity,
                        places.stream().map(place -> left.getOrDefault(place, 0L)).toList());
        for (int i = 0; i < places.size(); i++) {
            left.merge(places.get(i), -taken.fromEach().get(i), Long::sum);
        }
        return taken.rest();
    }

    private static boolean isThere(Books.Line line, LocalDate day) {
        return !day.isBefore(line.activated())
                && (line.ends().isEmpty() || day.isBefore(line.ends().getLast().on()));
    }

    private static Books.Stay stayOn(Books.Line line, LocalDate day) {
        Books.Stay found = line.stays().getFirst();
        for (Books.Stay stay : line.stays()) {
            found = stay.from().isAfter(day) ? found : stay;
        }
        return found;
    }

    /**
     * R11: recurring in advance, usage in arrears.
     *
     * @param billed the days whose usage is billed, up to the day of the bill
     * @param period of the account's cycle that they are in
     * @param advanceTo what begins before is paid in advance
     */
    private void bill(
            List<ReferenceBill> bills,
            Books.Account account,
            Window billed,
            Window period,
            LocalDate advanceTo) {
        List<ReferenceBill.Line> lines = new ArrayList<>();
        for (Books.Line line : account.lines()) {
            if (!line.activated().isBefore(billed.to())) {
                continue;
            }
            Window first = windowOf(account, line.activated());
            for (Window window = first;
                    window.from().isBefore(advanceTo);
                    window = windowOf(account, window.to())) {
                lines.addAll(recurring(line, window, billed.to()));
            }
            if (charged.putIfAbsent(line.msisdn() + "/once", BigDecimal.ONE) == null) {
                for (Books.Once once : line.stays().getFirst().plan().once()) {
                    lines.add(
                            new ReferenceBill.Line(
                                    line.msisdn(),
                                    once.name(),
                                    Rules.round(once.amount(), decimals),
                                    line.stays().getFirst().plan().withTax(),
                                    line.activated()));
                }
            }
        }
        if (charged.putIfAbsent(account.number() + "/" + period.from(), BigDecimal.ONE) == null) {
            used.getOrDefault(account.number(), Map.of())
                    .getOrDefault(period.from(), Map.of())
                    .forEach(
                            (sort, exact) ->
                                    lines.add(
                                            new ReferenceBill.Line(
                                                    sort.msisdn(),
                                                    sort.what(),
                                                    Rules.round(exact, decimals),
                                                    sort.withTax(),
                                                    lastUse.getOrDefault(
                                                            period.from() + " " + sort,
                                                            period.from()))));
        }
        lines.removeIf(line -> line.amount().signum() == 0);
        if (!lines.isEmpty()) {
            bills.add(bill(account, billed, lines));
        }
    }

    /**
     * R9: what the days of a period cost at each price, by what is known when the bill is made,
     * less what bills have charged of it. So a change gives back what was paid in advance.
     */
    private List<ReferenceBill.Line> recurring(Books.Line line, Window window, LocalDate madeOn) {
        Map<String, Books.Plan> plans = new TreeMap<>();
        line.stays().forEach(stay -> plans.put(price(stay.plan()), stay.plan()));
        Map<String, Integer> days = new HashMap<>();
        Map<String, LocalDate> lastDays = new HashMap<>();
        for (LocalDate day = window.from(); day.isBefore(window.to()); day = day.plusDays(1)) {
            Books.Plan plan = planKnown(line, day, madeOn);
            if (plan != null) {
                days.merge(price(plan), 1, Integer::sum);
                lastDays.put(price(plan), day);
            }
        }
        List<ReferenceBill.Line> lines = new ArrayList<>();
        plans.forEach(
                (price, plan) -> {
                    List<Integer> had = List.of(days.getOrDefault(price, 0));
                    BigDecimal all =
                            Rules.shares(plan.recurring(), had, window.days(), decimals).getFirst();
                    String place = line.msisdn() + "/" + window.from() + "/" + price;
                    BigDecimal before = charged.getOrDefault(place, BigDecimal.ZERO);
                    charged.put(place, all);
                    lines.add(
                            new ReferenceBill.Line(
                                    line.msisdn(),
                                    plan.name(),
                                    all.subtract(before),
                                    plan.withTax(),
                                    all.compareTo(before) < 0
                                            ? window.to().minusDays(1)
                                            : lastDays.getOrDefault(price, window.from())));
                });
        return lines;
    }

    /** Versions of one price share a period: their parts add up to it. */
    private static String price(Books.Plan plan) {
        return plan.recurring().stripTrailingZeros().toPlainString() + " " + plan.withTax();
    }

    private static Books.@Nullable Plan planKnown(
            Books.Line line, LocalDate day, LocalDate madeOn) {
        LocalDate end = LocalDate.MAX;
        for (Books.End one : line.ends()) {
            end = one.known().isBefore(madeOn) ? one.on() : end;
        }
        if (day.isBefore(line.activated()) || !day.isBefore(end)) {
            return null;
        }
        Books.Plan plan = line.stays().getFirst().plan();
        for (Books.Stay stay : line.stays()) {
            if (!stay.from().isAfter(day) && stay.known().isBefore(madeOn)) {
                plan = stay.plan();
            }
        }
        return plan;
    }

    /** R14: once for each rate, and for prices with and without VAT. */
    private ReferenceBill bill(
            Books.Account account, Window period, List<ReferenceBill.Line> lines) {
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (Books.Rate rate : books.rates()) {
            for (boolean withTax : new boolean[] {false, true}) {
                List<BigDecimal> amounts = new ArrayList<>();
                for (ReferenceBill.Line line : lines) {
                    if (line.withTax() != withTax || !rateOn(line.lastDay()).equals(rate)) {
                        continue;
                    }
                    if (isExempt(account, line.lastDay())) {
                        net =
                                net.add(
                                        withTax
                                                ? Rules.within(
                                                                List.of(line.amount()),
                                                                rate.percent(),
                                                                decimals)
                                                        .net()
                                                : line.amount());
                    } else {
                        amounts.add(line.amount());
                    }
                }
                Rules.Tax sums =
                        withTax
                                ? Rules.within(amounts, rate.percent(), decimals)
                                : Rules.onTop(amounts, rate.percent(), decimals);
                net = net.add(sums.net());
                tax = tax.add(sums.tax());
            }
        }
        return new ReferenceBill(
                account.number(), period.from(), period.to(), lines, net, tax, net.add(tax));
    }

    private Books.Rate rateOn(LocalDate day) {
        Books.Rate found = books.rates().getFirst();
        for (Books.Rate rate : books.rates()) {
            found = rate.from().isAfter(day) ? found : rate;
        }
        return found;
    }

    private static boolean isExempt(Books.Account account, LocalDate day) {
        return account.exempt().stream()
                .anyMatch(one -> !day.isBefore(one.from()) && day.isBefore(one.to()));
    }
}
