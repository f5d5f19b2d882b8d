package bellbird.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reckons every bill from the raw input, one account after the other. */
public final class ReferenceBiller {

    /** A period of one account: the day it begins and the day after its last. */
    private record Window(LocalDate from, LocalDate to) {}

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

    /**
     * What products cost for being there, with what bills have charged of it, by line and place.
     */
    private final Map<String, TimeCharges> time = new HashMap<>();

    /** Products whose one-time prices, and accounts' periods whose usage, are on a bill. */
    private final Set<String> charged = new HashSet<>();

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
        return billsUntil(day, period -> true);
    }

    /**
     * As that, where not every period had its bill.
     *
     * @param isBilled of the first day of a period
     */
    List<ReferenceBill> billsUntil(LocalDate day, Predicate<LocalDate> isBilled) {
        charged.clear();
        time.clear();
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
                if (isBilled.test(period.from())) {
                    bills.addAll(billsOf(account, period));
                }
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
            over = line.plan().over().isAfter(over) ? line.plan().over() : over;
        }
        return over;
    }

    private static Window windowOf(Books.Account account, LocalDate day) {
        Periods periods = new Periods(account);
        return new Window(periods.begin(day), periods.end(day));
    }

    /** Finds line and price, takes from the allowances of the period, and adds up the rest. */
    private void rate(Books.Usage usage) {
        LocalDate day = Rules.dayOf(usage.start(), books.zone());
        for (Books.Account account : books.accounts()) {
            for (Books.Line line : account.lines()) {
                if (!line.msisdn().equals(usage.served()) || !isThere(line.plan(), day)) {
                    continue;
                }
                Books.Stay stay = stayOn(line.plan(), day);
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
        long rest = takeFromAllowances(account, line, usage, quantity);
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

    /** R8 and R9: the allowances of the usage's own month, less in a partial one. */
    private long takeFromAllowances(
            Books.Account account, Books.Line line, Books.Usage usage, long quantity) {
        LocalDate day = Rules.dayOf(usage.start(), books.zone());
        Months months = new Months(account);
        Window month = new Window(months.begin(day), months.end(day));
        List<Bucket> buckets = new ArrayList<>();
        List<Books.Product> products = line.products();
        for (int i = 0; i < products.size(); i++) {
            if (isThere(products.get(i), day)) {
                buckets.addAll(
                        buckets(
                                account,
                                line.msisdn() + "/" + i,
                                products.get(i),
                                day,
                                month,
                                usage));
            }
        }
        buckets.sort(Comparator.comparingInt(Bucket::priority));
        Rules.Taken taken =
                Rules.take(
                        quantity,
                        buckets.stream().map(one -> left.getOrDefault(one.place(), 0L)).toList());
        for (int i = 0; i < buckets.size(); i++) {
            left.merge(buckets.get(i).place(), -taken.fromEach().get(i), Long::sum);
        }
        return taken.rest();
    }

    private record Bucket(String place, int priority) {}

    private List<Bucket> buckets(
            Books.Account account,
            String owner,
            Books.Product product,
            LocalDate day,
            Window month,
            Books.Usage usage) {
        Books.Stay stay = stayOn(product, day);
        List<Books.Allowance> allowances =
                stay.plan().allowances().stream()
                        .filter(one -> one.service() == usage.service())
                        .sorted(Comparator.comparingInt(Books.Allowance::priority))
                        .toList();
        List<Bucket> buckets = new ArrayList<>();
        for (Books.Allowance allowance : allowances) {
            String place =
                    String.join(
                            "/",
                            owner,
                            stay.plan().name(),
                            month.from().toString(),
                            allowance.toString());
            long free = buckets.isEmpty() ? free(product, usage.service(), month) : 0;
            left.computeIfAbsent(
                    place,
                    key -> granted(account, allowance.quantity() + free, stay.from(), month));
            buckets.add(new Bucket(place, allowance.priority()));
        }
        return buckets;
    }

    /** R9: the part of each month that the period has days of, from the first day on. */
    private static long granted(
            Books.Account account, long quantity, LocalDate start, Window period) {
        Months months = new Months(account);
        long granted = 0;
        LocalDate from = period.from();
        while (from.isBefore(period.to())) {
            LocalDate to = months.partEnd(from);
            granted +=
                    Rules.partOf(quantity, Rules.daysFrom(start, from, to), months.monthDays(from));
            from = to;
        }
        return granted;
    }

    /** What a promotion adds to the allowance that is used first. */
    private static long free(Books.Product product, Books.Service service, Window period) {
        Books.Promotion promotion = product.promotion();
        if (promotion == null || promotion.free() == null) {
            return 0;
        }
        return promotion.free().service() == service
                        && promotion.from().isBefore(period.to())
                        && promotion.until().isAfter(period.from())
                ? promotion.free().quantity()
                : 0;
    }

    private static boolean isThere(Books.Product product, LocalDate day) {
        return !day.isBefore(product.begin()) && day.isBefore(product.over());
    }

    private static Books.Stay stayOn(Books.Product product, LocalDate day) {
        Books.Stay found = product.stays().getFirst();
        for (Books.Stay stay : product.stays()) {
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
            List<Books.Product> products = line.products();
            for (int i = 0; i < products.size(); i++) {
                Books.Product product = products.get(i);
                if (!product.inBundle() && product.begin().isBefore(billed.to())) {
                    String place = line.msisdn() + "/" + i;
                    TimeCharges times =
                            time.computeIfAbsent(place, key -> timeCharges(account, line, product));
                    List<TimeCharges.Part> parts = times.bill(billed.to(), advanceTo);
                    parts.forEach(part -> lines.add(line(line, part)));
                    lines.addAll(promoted(account, line, product, parts));
                    if (charged.add(place + "/once")) {
                        lines.addAll(once(line, product));
                    }
                }
            }
        }
        if (charged.add(account.number() + "/" + period.from())) {
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

    private TimeCharges timeCharges(Books.Account account, Books.Line line, Books.Product product) {
        return new TimeCharges(
                account,
                product,
                line.rests(),
                decimals,
                (plan, day) -> taxOn(account, plan.withTax(), day));
    }

    private static ReferenceBill.Line line(Books.Line line, TimeCharges.Part part) {
        String name = part.price().name();
        return new ReferenceBill.Line(
                line.msisdn(),
                name.isEmpty() ? part.plan().name() : name,
                part.amount(),
                part.plan().withTax(),
                part.lastDay(),
                part.taxDay());
    }

    private List<ReferenceBill.Line> once(Books.Line line, Books.Product product) {
        Books.Plan plan = product.stays().getFirst().plan();
        return plan.once().stream()
                .map(
                        one ->
                                new ReferenceBill.Line(
                                        line.msisdn(),
                                        one.name(),
                                        Rules.round(one.amount(), decimals),
                                        plan.withTax(),
                                        product.begin()))
                .toList();
    }

    /**
     * What a promotion takes off the charges of a bill, a line for each plan and tax: of each
     * charge its part of the price, for the days on which it is given, rounded as the charge was.
     */
    private List<ReferenceBill.Line> promoted(
            Books.Account account,
            Books.Line line,
            Books.Product product,
            List<TimeCharges.Part> parts) {
        Books.Promotion promotion = product.promotion();
        if (promotion == null) {
            return List.of();
        }
        Map<List<Object>, ReferenceBill.Line> lines = new LinkedHashMap<>();
        for (TimeCharges.Part part : parts) {
            BigDecimal off = Rules.off(promotion, part, decimals);
            if (off.signum() != 0) {
                ReferenceBill.Line one =
                        new ReferenceBill.Line(
                                line.msisdn(),
                                promotion.name(),
                                off.negate(),
                                part.plan().withTax(),
                                part.lastDay(),
                                part.taxDay());
                lines.merge(
                        List.of(part.plan(), taxOn(account, one.withTax(), one.taxDay())),
                        one,
                        ReferenceBiller::together);
            }
        }
        return List.copyOf(lines.values());
    }

    private static ReferenceBill.Line together(ReferenceBill.Line one, ReferenceBill.Line other) {
        return new ReferenceBill.Line(
                one.msisdn(),
                one.what(),
                one.amount().add(other.amount()),
                one.withTax(),
                one.lastDay().isAfter(other.lastDay()) ? one.lastDay() : other.lastDay(),
                one.taxDay());
    }

    /** R14: once for each rate, and for prices with and without VAT. */
    private ReferenceBill bill(
            Books.Account account, Window period, List<ReferenceBill.Line> lines) {
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (BigDecimal percent :
                new TreeSet<>(books.rates().stream().map(Books.Rate::percent).toList())) {
            for (boolean withTax : new boolean[] {false, true}) {
                List<BigDecimal> amounts = new ArrayList<>();
                for (ReferenceBill.Line line : lines) {
                    if (line.withTax() != withTax
                            || percentOn(line.taxDay()).compareTo(percent) != 0) {
                        continue;
                    }
                    if (isExempt(account, line.taxDay())) {
                        net =
                                net.add(
                                        withTax
                                                ? Rules.within(
                                                                List.of(line.amount()),
                                                                percent,
                                                                decimals)
                                                        .net()
                                                : line.amount());
                    } else {
                        amounts.add(line.amount());
                    }
                }
                Rules.Tax sums =
                        withTax
                                ? Rules.within(amounts, percent, decimals)
                                : Rules.onTop(amounts, percent, decimals);
                net = net.add(sums.net());
                tax = tax.add(sums.tax());
            }
        }
        return new ReferenceBill(
                account.number(), period.from(), period.to(), lines, net, tax, net.add(tax));
    }

    /** What is the same for what bears the same VAT. */
    private Object taxOn(Books.Account account, boolean withTax, LocalDate day) {
        boolean exempt = isExempt(account, day);
        return exempt && !withTax ? true : List.of(exempt, percentOn(day));
    }

    private BigDecimal percentOn(LocalDate day) {
        Books.Rate found = books.rates().getFirst();
        for (Books.Rate rate : books.rates()) {
            found = rate.from().isAfter(day) ? found : rate;
        }
        return found.percent();
    }

    private static boolean isExempt(Books.Account account, LocalDate day) {
        return account.exempt().stream()
                .anyMatch(one -> !day.isBefore(one.from()) && day.isBefore(one.to()));
    }
}
