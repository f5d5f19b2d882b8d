package bellbird.bill;

import static java.util.Objects.requireNonNull;

import bellbird.account.BillCycle;
import bellbird.charge.Billed;
import bellbird.charge.BilledTax;
import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.money.Money;
import bellbird.kernel.tenant.TaxRules;
import bellbird.kernel.time.Period;
import bellbird.offering.Benefit;
import bellbird.offering.Promotion;
import bellbird.offering.PromotionGiven;
import bellbird.offering.RecurringPrice;
import bellbird.reference.Books;
import bellbird.reference.ReferenceBill;
import bellbird.reference.ReferenceBiller;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account made up by chance, with plans, add-ons, bundles and promotions of every kind of
 * recurring price, that change, rest and end, while the rate of VAT changes and the customer may
 * owe none for a time; and its bills of two years, by the product and by the reference biller.
 */
final class AccountByChance {

    /** With two decimals, with none and with three. */
    private static final List<Currency> CURRENCIES =
            Stream.of("EUR", "EUR", "JPY", "KWD").map(Currency::getInstance).toList();

    private static final List<Books.Rate> VAT =
            List.of(
                    new Books.Rate(new BigDecimal("19"), LocalDate.MIN),
                    new Books.Rate(new BigDecimal("16"), LocalDate.of(2026, 7, 10)),
                    new Books.Rate(new BigDecimal("19"), LocalDate.of(2027, 1, 1)),
                    new Books.Rate(new BigDecimal("0"), LocalDate.of(2027, 8, 20)));
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = BEGIN.plusYears(2);
    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    /** Something that is had: a plan, or what is beside it. */
    private record Had(
            UUID id,
            List<Books.Stay> stays,
            List<Books.End> ends,
            Books.@Nullable Promotion promotion,
            boolean inBundle) {

        Books.Product product() {
            return new Books.Product(stays, ends, promotion, inBundle);
        }

        LocalDate start() {
            return stays.getFirst().from();
        }
    }

    private record Line(String msisdn, List<Had> had, List<Books.Rest> rests) {}

    private final Random random;
    private final BillCycle cycle;
    private final Currency currency;
    private final List<Books.Exempt> exempt = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<BillAccount.Charged> charged = new ArrayList<>();
    private final Map<Books.Plan, BillAccount.Version> versions = new HashMap<>();

    AccountByChance(Random random, Random changes) {
        this.random = random;
        currency = CURRENCIES.get(changes.nextInt(CURRENCIES.size()));
        int day = 1 + random.nextInt(31);
        boolean monthly = changes.nextInt(3) == 0;
        cycle = changed(new BillCycle(cycle(day, monthly, changes)), monthly, changes);
        int count = 1 + random.nextInt(2);
        for (int i = 0; i <= count; i++) {
            lines.add(line("35320914" + i, i == 0 && changes.nextInt(3) > 0));
        }
        LocalDate from = BEGIN.plusDays(changes.nextInt(300));
        for (int i = changes.nextInt(3); i > 0; i--) {
            LocalDate to = from.plusDays(1 + changes.nextInt(250));
            exempt.add(new Books.Exempt(from, to));
            from = to.plusDays(changes.nextInt(100));
        }
    }

    private static CycleSpecification cycle(int day, boolean monthly, Random random) {
        BillFrequency[] all = BillFrequency.values();
        return monthly
                ? CycleSpecification.monthly(day)
                : CycleSpecification.from(
                                all[random.nextInt(all.length)],
                                BEGIN.plusDays(random.nextInt(400)))
                        .withDay(day);
    }

    /** Up to three times another cycle. */
    private static BillCycle changed(BillCycle first, boolean monthly, Random random) {
        BillCycle made = first;
        LocalDate day = BEGIN;
        for (int i = random.nextInt(4); i > 0; i--) {
            made = made.changed(cycle(1 + random.nextInt(31), monthly, random), day);
            day = made.changes().getLast().on().plusDays(random.nextInt(250));
        }
        return made;
    }

    private Line line(String msisdn, boolean lasts) {
        LocalDate start = BEGIN.plusDays(random.nextInt(200));
        List<Books.End> ends =
                lasts || random.nextBoolean()
                        ? List.of()
                        : List.of(end(start.plusDays(1 + random.nextInt(500))));
        List<Had> had = new ArrayList<>();
        int bundled = random.nextInt(4) == 0 ? 2 : 0;
        had.add(had(start, ends, bundled > 0));
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalDate from = start.plusDays(random.nextInt(60));
            boolean ended = !ends.isEmpty() && !from.isBefore(ends.getFirst().on());
            if (!ended) {
                had.add(had(from, ends, bundled > 1 && i == 1));
            }
        }
        if (bundled > 0) {
            had.add(had(start, ends, false));
        }
        List<Books.Rest> rests = new ArrayList<>();
        LocalDate rest = start.plusDays(random.nextInt(300));
        if (random.nextBoolean()) {
            LocalDate to = rest.plusDays(1 + random.nextInt(70));
            rests.add(new Books.Rest(rest, known(rest), to, known(to)));
        }
        return new Line(msisdn, had, rests);
    }

    private Books.End end(LocalDate on) {
        return new Books.End(on, known(on));
    }

    /** Agreed on before, on the day, or told too late. */
    private LocalDate known(LocalDate on) {
        return on.plusDays(random.nextInt(60) - 40L);
    }

    private Had had(LocalDate start, List<Books.End> ends, boolean inBundle) {
        List<Books.Stay> stays = new ArrayList<>();
        stays.add(new Books.Stay(plan(), start, start));
        LocalDate change = start.plusDays(1 + random.nextInt(300));
        while (random.nextInt(3) > 0) {
            stays.add(new Books.Stay(plan(), change, known(change)));
            change = change.plusDays(1 + random.nextInt(200));
        }
        Books.Promotion promotion = random.nextInt(3) == 0 ? promotion(start) : null;
        return new Had(UUID.randomUUID(), stays, ends, promotion, inBundle);
    }

    private Books.Promotion promotion(LocalDate start) {
        boolean percent = random.nextBoolean();
        return new Books.Promotion(
                "Less",
                percent ? new BigDecimal(1 + random.nextInt(100)) : null,
                percent ? null : amount(1_500).add(new BigDecimal("0.01")),
                null,
                start,
                random.nextBoolean() ? NEVER : start.plusDays(1 + random.nextInt(200)));
    }

    private BigDecimal amount(int most) {
        return BigDecimal.valueOf(random.nextInt(most), 2);
    }

    private Books.Plan plan() {
        List<Books.Recurring> prices = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            prices.add(price("price-" + i));
        }
        List<Books.Once> once =
                random.nextInt(3) == 0
                        ? List.of(new Books.Once("Setup", amount(2_000)))
                        : List.of();
        String name = "Plan " + versions.size();
        Books.Plan plan =
                new Books.Plan(name, prices, once, random.nextBoolean(), List.of(), List.of());
        versions.put(
                plan,
                new BillAccount.Version(
                        UUID.randomUUID(),
                        name,
                        currency,
                        plan.withTax(),
                        prices.stream().map(AccountByChance::price).toList()));
        return plan;
    }

    private Books.Recurring price(String id) {
        Books.Unit unit = Books.Unit.values()[random.nextInt(4)];
        int count =
                switch (unit) {
                    case DAY -> 5 + random.nextInt(40);
                    case WEEK -> 1 + random.nextInt(6);
                    case MONTH -> 1 + random.nextInt(3);
                    case YEAR -> 1;
                };
        return new Books.Recurring(
                id,
                "",
                amount(random.nextInt(4) == 0 ? 200 : 5_000),
                random.nextBoolean() ? 1 : count,
                random.nextBoolean() ? Books.Unit.MONTH : unit,
                random.nextInt(3) == 0,
                new Books.Shares(
                        random.nextInt(4) > 0,
                        random.nextInt(4) > 0,
                        random.nextInt(4) > 0,
                        random.nextBoolean()));
    }

    private static RecurringPrice price(Books.Recurring price) {
        return new RecurringPrice(
                price.id(),
                price.name(),
                price.amount(),
                new RecurringPrice.Interval(
                        price.count(), RecurringPrice.Interval.Unit.valueOf(price.unit().name())),
                price.arrears() ? RecurringPrice.Timing.ARREARS : RecurringPrice.Timing.ADVANCE,
                new RecurringPrice.Prorated(
                        price.shares().start(),
                        price.shares().end(),
                        price.shares().change(),
                        price.shares().rest()));
    }

    /** What the product makes of it: a text for each bill's sums and lines. */
    Map<Period, List<String>> bills() {
        return bills(null);
    }

    /**
     * @param requests where bills are made out of turn besides; null for none
     */
    Map<Period, List<String>> bills(@Nullable Random requests) {
        charged.clear();
        Map<Period, List<String>> bills = new HashMap<>();
        Set<UUID> paidOnce = new HashSet<>();
        Period period = cycle.containing(first());
        while (!period.to().isAfter(LAST)) {
            for (Map.Entry<LocalDate, BillKind> one : outOfTurn(period, requests).entrySet()) {
                Occasion occasion = Occasion.within(one.getValue(), cycle, period, one.getKey(), 1);
                bill(occasion, paidOnce).ifPresent(lines -> bills.put(occasion.usage(), lines));
            }
            Occasion regular = Occasion.regular(cycle, period);
            bill(regular, paidOnce).ifPresent(lines -> bills.put(regular.usage(), lines));
            period = cycle.next(period);
        }
        return bills;
    }

    /** In the order of their days. */
    private SortedMap<LocalDate, BillKind> outOfTurn(Period period, @Nullable Random requests) {
        SortedMap<LocalDate, BillKind> days = new TreeMap<>();
        for (int i = requests == null ? 0 : requests.nextInt(3); i > 0; i--) {
            int day = 1 + requireNonNull(requests).nextInt((int) period.days());
            days.put(period.from().plusDays(day), BillKind.IMMEDIATE);
        }
        LocalDate over = over();
        if (over.isAfter(period.from()) && over.isBefore(period.to())) {
            days.put(over, BillKind.FINAL);
        }
        return days;
    }

    /** What the bills charged for each product for being there, less what they gave back. */
    Map<UUID, Money> sums() {
        Map<UUID, Money> sums = new HashMap<>();
        charged.forEach(one -> sums.merge(one.productId(), one.billed().amount(), Money::plus));
        return sums;
    }

    private Optional<List<String>> bill(Occasion occasion, Set<UUID> paidOnce) {
        BillAccount known = known(occasion.usage().to(), paidOnce);
        Optional<BillDraft> bill =
                new BillCalculation(new ChargeTax(AccountByChance::tax), occasion).of(known);
        known.once().forEach(one -> paidOnce.add(one.productId()));
        bill.ifPresent(this::keep);
        return bill.map(AccountByChance::words);
    }

    /** The day on which the last line is no more; far away if one lasts. */
    private LocalDate over() {
        return lines.stream()
                .map(line -> line.had().getFirst().ends())
                .map(ends -> ends.isEmpty() ? NEVER : ends.getLast().on())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static TaxRules.Verdict tax(LocalDate day) {
        return VAT.reversed().stream()
                .filter(rate -> !rate.from().isAfter(day))
                .map(rate -> new TaxRules.Verdict.Taxed(rate.percent(), "S"))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate first() {
        return lines.stream()
                .flatMap(line -> line.had().stream())
                .map(Had::start)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static List<String> words(BillDraft bill) {
        List<String> words = new ArrayList<>();
        words.add("net " + bill.net() + ", tax " + bill.tax());
        bill.lines().stream()
                .map(BillDraft.Line::charge)
                .filter(charge -> !charge.amount().isZero())
                .map(charge -> charge.priced().toDecimal() + " " + charge.period().lastDay())
                .sorted()
                .forEach(words::add);
        return words;
    }

    private void keep(BillDraft bill) {
        for (BillDraft.Line line : bill.lines()) {
            Charge charge = line.charge();
            if (charge.kind() == BillDetail.LineKind.RECURRING) {
                BillAccount.Version version =
                        versions.values().stream()
                                .filter(one -> one.id().equals(charge.versionId()))
                                .findFirst()
                                .orElseThrow();
                charged.add(
                        new BillAccount.Charged(
                                charge.productId(),
                                new Billed(
                                        version.priced(requireNonNull(charge.priceId())),
                                        charge.period(),
                                        charge.quantity().signum() < 0,
                                        charge.priced(),
                                        new BilledTax(
                                                charge.taxIncluded(),
                                                line.category(),
                                                line.percent(),
                                                charge.freed() == null
                                                        ? null
                                                        : charge.freed().percent()))));
            }
        }
    }

    private BillAccount known(LocalDate day, Set<UUID> paidOnce) {
        List<BillAccount.Terms> terms = new ArrayList<>();
        List<BillAccount.Suspension> rests = new ArrayList<>();
        List<BillAccount.Once> once = new ArrayList<>();
        List<BillAccount.Promoted> promoted = new ArrayList<>();
        for (Line line : lines) {
            for (Had had : line.had()) {
                if (!had.inBundle()) {
                    terms.addAll(terms(had, day));
                    if (had.start().isBefore(day) && !paidOnce.contains(had.id())) {
                        once.addAll(once(had));
                    }
                    line.rests().stream()
                            .filter(rest -> rest.known().isBefore(day))
                            .forEach(rest -> rests.add(rest(had.id(), rest, day)));
                    if (had.promotion() != null) {
                        promoted.add(new BillAccount.Promoted(had.id(), given(had.promotion())));
                    }
                }
            }
        }
        return new BillAccount(
                holder(),
                exempt.stream().map(AccountByChance::exemption).toList(),
                terms,
                rests,
                once,
                promoted,
                List.copyOf(charged),
                List.of(),
                List.of(),
                BillAccount.Standing.NONE);
    }

    private List<BillAccount.Terms> terms(Had had, LocalDate day) {
        List<Books.Stay> stays =
                had.stays().stream()
                        .filter(
                                stay ->
                                        stay.from().equals(had.start())
                                                || stay.known().isBefore(day))
                        .toList();
        boolean ends = !had.ends().isEmpty() && had.ends().getLast().known().isBefore(day);
        List<BillAccount.Terms> terms = new ArrayList<>();
        for (int i = 0; i < stays.size(); i++) {
            terms.add(
                    new BillAccount.Terms(
                            had.id(),
                            null,
                            null,
                            had.start(),
                            ends ? had.ends().getLast().on() : null,
                            requireNonNull(versions.get(stays.get(i).plan())),
                            stays.get(i).from(),
                            i + 1 < stays.size() ? stays.get(i + 1).from() : null));
        }
        return terms;
    }

    private static BillAccount.Suspension rest(UUID id, Books.Rest rest, LocalDate day) {
        LocalDate to = rest.toKnown().isBefore(day) ? rest.to() : LocalDate.MAX;
        return new BillAccount.Suspension(id, new Period(rest.from(), to));
    }

    private List<BillAccount.Once> once(Had had) {
        BillAccount.Version version = requireNonNull(versions.get(had.stays().getFirst().plan()));
        return had.stays().getFirst().plan().once().stream()
                .map(
                        one ->
                                new BillAccount.Once(
                                        had.id(),
                                        null,
                                        null,
                                        had.start(),
                                        version.id(),
                                        "setup",
                                        one.name(),
                                        one.amount(),
                                        currency.getCurrencyCode(),
                                        version.taxIncluded()))
                .toList();
    }

    private static PromotionGiven given(Books.Promotion one) {
        Benefit benefit =
                one.percent() == null
                        ? new Benefit.AmountOff(requireNonNull(one.amount()))
                        : new Benefit.PercentOff(one.percent());
        return new PromotionGiven(
                new Promotion("LESS", one.name(), benefit, Set.of(), null, BEGIN, null, null),
                one.from(),
                one.until().equals(NEVER) ? null : one.until());
    }

    private static BillAccount.Exemption exemption(Books.Exempt one) {
        return new BillAccount.Exemption("E", "17/26", new Period(one.from(), one.to()));
    }

    private BillAccount.Holder holder() {
        return new BillAccount.Holder(
                new UUID(2, 1),
                "A-1",
                cycle,
                14,
                currency.getCurrencyCode(),
                new UUID(2, 2),
                "C-1",
                "Maeve Hanlon",
                "3 Weavers Court",
                "H91 X000",
                "Galway",
                "IE",
                "en",
                null,
                false);
    }

    Map<Period, List<String>> reference() {
        List<Books.Line> all =
                lines.stream()
                        .map(
                                line ->
                                        new Books.Line(
                                                line.msisdn(),
                                                line.had().getFirst().product(),
                                                line.had().stream()
                                                        .skip(1)
                                                        .map(Had::product)
                                                        .toList(),
                                                line.rests()))
                        .toList();
        Books books =
                new Books(
                        ZoneId.of("Europe/Dublin"),
                        currency,
                        VAT,
                        List.of(
                                new Books.Account(
                                        "A-1",
                                        reference(cycle.first()),
                                        cycle.changes().stream()
                                                .map(
                                                        one ->
                                                                new Books.CycleChange(
                                                                        one.on(),
                                                                        reference(one.to())))
                                                .toList(),
                                        all,
                                        exempt)),
                        List.of());
        Map<Period, List<String>> bills = new HashMap<>();
        for (ReferenceBill bill : new ReferenceBiller(books).billsUntil(LAST)) {
            List<String> words = new ArrayList<>();
            words.add(
                    "net " + bill.net() + " " + currency + ", tax " + bill.tax() + " " + currency);
            bill.lines().stream()
                    .map(line -> line.amount() + " " + line.lastDay())
                    .sorted()
                    .forEach(words::add);
            bills.put(new Period(bill.from(), bill.to()), words);
        }
        return bills;
    }

    private static Books.Cycle reference(CycleSpecification cycle) {
        return Books.Cycle.of(cycle.frequency().name(), cycle.day(), cycle.phase());
    }

    @Override
    public String toString() {
        return cycle + ", " + lines;
    }
}
