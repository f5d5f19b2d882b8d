package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From what an account has and used to its bill, without a database: the arithmetic of billing. */
final class BillCalculation {

    private static final Comparator<Charge> PRINT_ORDER =
            Comparator.comparing(Charge::serviceNumber, nullsLast())
                    .thenComparing(Charge::productId)
                    .thenComparing(Charge::kind)
                    .thenComparing(Charge::usageService, nullsLast())
                    .thenComparing(Charge::destination, nullsLast())
                    .thenComparing(BillCalculation::oncePrice, nullsLast())
                    .thenComparing(charge -> charge.period().from())
                    .thenComparing(Charge::versionId)
                    .thenComparing(Charge::priceId, nullsLast());

    private final TaxDetermination tax;
    private final Occasion occasion;

    BillCalculation(TaxDetermination tax, Occasion occasion) {
        this.tax = tax;
        this.occasion = occasion;
    }

    /**
     * @return empty when there is nothing to charge
     * @throws ParkException if it must not be billed now
     * @throws UntaxedException if a tax engine has to be asked first
     */
    Optional<BillDraft> of(BillAccount account) {
        BillAccount.Holder holder = account.holder();
        Locale locale = Locale.forLanguageTag(holder.language());
        List<Charge> charges = new ArrayList<>();
        if (!occasion.isOfLateUsage()) {
            charges.addAll(new ProductCharges(occasion, locale).of(account));
            charges.addAll(PromotionCharges.of(charges, account, tax));
            charges.addAll(account.once().stream().map(BillCalculation::once).toList());
        }
        charges.addAll(new UsageCharges(locale).of(account.usage()));
        charges.removeIf(charge -> charge.amount().isZero() && charge.exact().signum() == 0);
        if (charges.stream().allMatch(charge -> charge.amount().isZero())) {
            return Optional.empty();
        }
        requireAddress(holder);
        requireCurrency(holder, charges);
        charges.sort(PRINT_ORDER);
        return Optional.of(draft(account, locale, charges));
    }

    private BillDraft draft(BillAccount account, Locale locale, List<Charge> charges) {
        Currency currency = Currency.getInstance(account.holder().currency());
        TaxDetermination.Determined determined = tax.of(account, charges, locale);
        List<ChargeTax.Treated> treated = determined.charges();
        Map<ChargeTax.Group, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < treated.size(); i++) {
            groups.computeIfAbsent(treated.get(i).group(), key -> new ArrayList<>()).add(i);
        }
        BillDraft.Line[] lines = new BillDraft.Line[treated.size()];
        List<BillDraft.Tax> taxes = new ArrayList<>();
        groups.forEach(
                (group, members) -> {
                    List<Money> amounts =
                            members.stream().map(i -> treated.get(i).charge().amount()).toList();
                    Vat.Taxed taxed = Vat.of(group, amounts, currency);
                    for (int i = 0; i < members.size(); i++) {
                        lines[members.get(i)] =
                                new BillDraft.Line(
                                        treated.get(members.get(i)).charge(),
                                        taxed.nets().get(i),
                                        group.percent(),
                                        group.category(),
                                        null);
                    }
                    taxes.add(
                            new BillDraft.Tax(
                                    group.percent(),
                                    group.category(),
                                    group.included(),
                                    taxed.base(),
                                    taxed.tax(),
                                    treated.get(members.getLast()).exemption()));
                });
        List<BillDocument.Usage> usage =
                occasion.isOfLateUsage()
                        ? List.of() // what was included is summed up on the bill that it follows
                        : UsageSummary.of(account.usage(), account.allowances());
        return new BillDraft(
                account,
                occasion,
                locale,
                List.of(lines),
                taxes,
                usage,
                determined.answer(),
                null,
                null);
    }

    private static Charge once(BillAccount.Once once) {
        return new Charge(
                BillDetail.LineKind.ONE_TIME,
                once.name(),
                "",
                ServiceNumbers.forPeople(once.msisdn()),
                once.productId(),
                once.serviceId(),
                once.versionId(),
                null,
                null,
                new Period(once.startOn(), once.startOn().plusDays(1)),
                BigDecimal.ONE,
                null,
                BillDocument.Unit.PIECE,
                once.amount(),
                null,
                once.taxIncluded(),
                once.amount(),
                Money.settle(once.amount(), Currency.getInstance(once.currency())),
                null,
                once.price(),
                null);
    }

    private static @Nullable String oncePrice(Charge charge) {
        return charge.kind() == BillDetail.LineKind.ONE_TIME ? charge.priceId() : null;
    }

    private static void requireAddress(BillAccount.Holder holder) {
        if (holder.street().isBlank() || holder.city().isBlank()) {
            throw new ParkException("error.bill.addressMissing", holder.name());
        }
    }

    private static void requireCurrency(BillAccount.Holder holder, List<Charge> charges) {
        for (Charge charge : charges) {
            String currency = charge.amount().currency().getCurrencyCode();
            if (!currency.equals(holder.currency())) {
                throw new ParkException("error.bill.currency", currency);
            }
        }
    }

    private static <T extends Comparable<? super T>> Comparator<@Nullable T> nullsLast() {
        return Comparator.nullsLast(Comparator.<T>naturalOrder());
    }
}
