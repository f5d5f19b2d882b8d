package bellbird.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reckons every bill from the raw input, one account after the other. */
public final class ReferenceBiller {

    /** A period of one account: the day it begins and the day after its last. */
    private record Window(LocalDate from, LocalDate to) {
        int days() {
            return Rules.daysFrom(from, from, to);
        }

        Window next() {
            return new Window(to, to.plusMonths(1));
        }
    }

    /** What a bill adds up before it rounds: one destination of one service of one line. */
    private record Sort(String msisdn, String what) {}

    private final Books books;
    private final int decimals;

    /** What is left of each allowance, by line, period and place in the plan. */
    private final Map<String, Long> left = new HashMap<>();

    /** Exact amounts by account, first day of the period, and sort. */
    private final Map<String, Map<LocalDate, Map<Sort, BigDecimal>>> used = new HashMap<>();

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

    /** The bills of every period that ends on this day or before it. */
    public List<ReferenceBill> billsUntil(LocalDate day) {
        List<ReferenceBill> bills = new ArrayList<>();
        for (Books.Account account : books.accounts()) {
            LocalDate first =
                    account.lines().stream()
                            .map(Books.Line::activated)
                            .min(Comparator.naturalOrder())
                            .orElse(day);
            for (Window period = windowOf(account, first);
                    !period.to().isAfter(day);
                    period = period.next()) {
                List<ReferenceBill.Line> lines = lines(account, period);
                if (lines.stream().anyMatch(line -> line.amount().signum() != 0)) {
                    bills.add(bill(account, period, lines));
                }
            }
        }
        return bills;
    }

    private static Window windowOf(Books.Account account, LocalDate day) {
        LocalDate from = LocalDate.of(day.getYear(), day.getMonth(), account.cycleDay());
        return from.isAfter(day)
                ? new Window(from.minusMonths(1), from)
                : new Window(from, from.plusMonths(1));
    }

    /** Finds line and price, takes from the allowances of the period, and adds up the rest. */
    private void rate(Books.Usage usage) {
        LocalDate day = Rules.dayOf(usage.start(), books.zone());
        for (Books.Account account : books.accounts()) {
            for (Books.Line line : account.lines()) {
                if (!line.msisdn().equals(usage.served()) || day.isBefore(line.activated())) {
                    continue;
                }
                var price = Rules.price(line.plan().prices(), usage.service(), usage.called());
                if (price.isPresent()) {
                    rate(account, line, windowOf(account, day), usage, price.get());
                    return;
                }
            }
        }
        suspended++;
    }

    private void rate(
            Books.Account account,
            Books.Line line,
            Window period,
            Books.Usage usage,
            Books.Price price) {
        long quantity =
                usage.service() == Books.Service.VOICE
                        ? Rules.billedSeconds(usage.quantity(), price.first(), price.next())
                        : usage.quantity().longValueExact();
        long rest = takeFromAllowances(line, period, usage.service(), quantity);
        if (usage.service() == Books.Service.DATA) {
            rest = Rules.startedUnits(rest, price.unit());
        }
        used.computeIfAbsent(account.number(), number -> new HashMap<>())
                .computeIfAbsent(period.from(), from -> new HashMap<>())
                .merge(
                        new Sort(line.msisdn(), usage.service() + " " + price.destination()),
                        Rules.charge(rest, price.amount(), price.unit()),
                        BigDecimal::add);
    }

    /** R8 and R9: the allowances of the usage's own period, less in a first, partial one. */
    private long takeFromAllowances(
            Books.Line line, Window period, Books.Service service, long quantity) {
        TreeMap<Integer, String> inOrder = new TreeMap<>();
        for (Books.Allowance allowance : line.plan().allowances()) {
            if (allowance.service() == service) {
                String place = line.msisdn() + "/" + period.from() + "/" + allowance;
                int days = Rules.daysFrom(line.activated(), period.from(), period.to());
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

    /** R11: recurring in advance, usage in arrears. */
    private List<ReferenceBill.Line> lines(Books.Account account, Window period) {
        List<ReferenceBill.Line> lines = new ArrayList<>();
        for (Books.Line line : account.lines()) {
            if (!line.activated().isBefore(period.to())) {
                continue;
            }
            if (!line.activated().isBefore(period.from())) {
                lines.add(recurring(line, period)); // its first bill: the part of its first period
                for (Books.Once once : line.plan().once()) {
                    lines.add(
                            new ReferenceBill.Line(
                                    line.msisdn(),
                                    once.name(),
                                    Rules.round(once.amount(), decimals),
                                    line.plan().withTax()));
                }
            }
            lines.add(recurring(line, period.next()));
        }
        used.getOrDefault(account.number(), Map.of())
                .getOrDefault(period.from(), Map.of())
                .forEach(
                        (sort, exact) ->
                                lines.add(
                                        new ReferenceBill.Line(
                                                sort.msisdn(),
                                                sort.what(),
                                                Rules.round(exact, decimals),
                                                withTax(account, sort.msisdn()))));
        lines.removeIf(line -> line.amount().signum() == 0);
        return lines;
    }

    private ReferenceBill.Line recurring(Books.Line line, Window period) {
        int days = Rules.daysFrom(line.activated(), period.from(), period.to());
        BigDecimal share =
                Rules.shares(line.plan().recurring(), List.of(days), period.days(), decimals)
                        .getFirst();
        return new ReferenceBill.Line(
                line.msisdn(), line.plan().name(), share, line.plan().withTax());
    }

    private static boolean withTax(Books.Account account, String msisdn) {
        return account.lines().stream()
                .anyMatch(line -> line.msisdn().equals(msisdn) && line.plan().withTax());
    }

    private ReferenceBill bill(
            Books.Account account, Window period, List<ReferenceBill.Line> lines) {
        Rules.Tax onTop = Rules.onTop(amounts(lines, false), books.vatPercent(), decimals);
        Rules.Tax within = Rules.within(amounts(lines, true), books.vatPercent(), decimals);
        BigDecimal net = onTop.net().add(within.net());
        BigDecimal tax = onTop.tax().add(within.tax());
        return new ReferenceBill(
                account.number(), period.from(), period.to(), lines, net, tax, net.add(tax));
    }

    private static List<BigDecimal> amounts(List<ReferenceBill.Line> lines, boolean withTax) {
        return lines.stream()
                .filter(line -> line.withTax() == withTax)
                .map(ReferenceBill.Line::amount)
                .toList();
    }
}
