package bellbird.bill;

import bellbird.account.BillCycle;
import bellbird.charge.Alignment;
import bellbird.charge.Billed;
import bellbird.charge.Due;
import bellbird.charge.RecurringCharge;
import bellbird.charge.RecurringCharges;
import bellbird.charge.Subscription;
import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The recurring charges of an account's products as lines of a bill (rules R9, R11). */
final class ProductCharges {

    private final Occasion occasion;
    private final Locale locale;

    /**
     * @param locale of the document
     */
    ProductCharges(Occasion occasion, Locale locale) {
        this.occasion = occasion;
        this.locale = locale;
    }

    /** In the order of the terms; of one product by time. Without what is on bills already. */
    List<Charge> of(BillAccount account) {
        Map<UUID, List<BillAccount.Terms>> products = new LinkedHashMap<>();
        account.terms()
                .forEach(
                        each ->
                                products.computeIfAbsent(each.productId(), key -> new ArrayList<>())
                                        .add(each));
        BillCycle cycle = account.holder().cycle();
        Due due = occasion.due(cycle);
        List<Charge> charges = new ArrayList<>();
        products.forEach(
                (product, history) -> {
                    List<Billed> billed =
                            account.charged().stream()
                                    .filter(one -> one.productId().equals(product))
                                    .map(BillAccount.Charged::billed)
                                    .toList();
                    List<Period> rests =
                            account.suspensions().stream()
                                    .filter(one -> one.productId().equals(product))
                                    .map(BillAccount.Suspension::days)
                                    .toList();
                    for (RecurringCharge charge :
                            RecurringCharges.of(subscription(history, cycle, rests), due, billed)) {
                        charges.add(line(charge, termsOf(charge, history)));
                    }
                });
        return charges;
    }

    private static Subscription subscription(
            List<BillAccount.Terms> history, BillCycle cycle, List<Period> rests) {
        LocalDate start = history.getFirst().startOn();
        return new Subscription(
                start,
                history.getFirst().endOn(),
                Alignment.ofProduct(cycle, start),
                history.stream().flatMap(ProductCharges::terms).toList(),
                rests);
    }

    private static Stream<Subscription.Term> terms(BillAccount.Terms one) {
        return one.version().priced().stream()
                .map(price -> new Subscription.Term(price, one.validFrom(), one.validTo()));
    }

    private static BillAccount.Terms termsOf(
            RecurringCharge charge, List<BillAccount.Terms> history) {
        return history.stream()
                .filter(one -> one.version().id().equals(charge.price().versionId()))
                .findFirst()
                .orElseThrow();
    }

    private Charge line(RecurringCharge charge, BillAccount.Terms terms) {
        RecurringPrice price = charge.price().price();
        int count = price.every().count();
        boolean whole = charge.isWhole();
        return new Charge(
                BillDetail.LineKind.RECURRING,
                price.name().isEmpty() ? terms.version().offering() : price.name(),
                PeriodWords.of(price, locale),
                ServiceNumbers.forPeople(terms.msisdn()),
                terms.productId(),
                terms.serviceId(),
                terms.version().id(),
                null,
                null,
                charge.days(),
                BigDecimal.valueOf(whole ? count : charge.quantity()),
                whole ? count == 1 ? null : BigDecimal.valueOf(count) : wholeDays(charge),
                whole ? unit(price.every().unit()) : BillDocument.Unit.DAY,
                price.amount(),
                null,
                charge.price().taxIncluded(),
                charge.exact(),
                charge.settled(),
                null,
                price.id(),
                charge.back());
    }

    private static BigDecimal wholeDays(RecurringCharge charge) {
        return BigDecimal.valueOf(charge.whole().days());
    }

    private static BillDocument.Unit unit(RecurringPrice.Interval.Unit unit) {
        return switch (unit) {
            case DAY -> BillDocument.Unit.DAY;
            case WEEK -> BillDocument.Unit.WEEK;
            case MONTH -> BillDocument.Unit.MONTH;
            case YEAR -> BillDocument.Unit.YEAR;
        };
    }
}
