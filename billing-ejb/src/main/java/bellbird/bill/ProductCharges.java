package bellbird.bill;

import bellbird.charge.Alignment;
import bellbird.charge.Billed;
import bellbird.charge.Due;
import bellbird.charge.PricedVersion;
import bellbird.charge.RecurringCharge;
import bellbird.charge.RecurringCharges;
import bellbird.charge.Subscription;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The recurring charges of an account's products as lines of a bill (rules R9, R11). */
final class ProductCharges {

    private final Alignment alignment;
    private final Due due;

    ProductCharges(Occasion occasion) {
        this.alignment = Alignment.calendar(occasion.cycle().cycleDay());
        this.due = occasion.due();
    }

    /** In the order of the terms; of one product by time. Without what is on bills already. */
    List<Charge> of(BillAccount account) {
        Map<UUID, List<BillAccount.Terms>> products = new LinkedHashMap<>();
        account.terms()
                .forEach(
                        each ->
                                products.computeIfAbsent(each.productId(), key -> new ArrayList<>())
                                        .add(each));
        List<Charge> charges = new ArrayList<>();
        products.forEach(
                (product, history) -> {
                    List<Billed> billed =
                            account.charged().stream()
                                    .filter(one -> one.productId().equals(product))
                                    .map(ProductCharges::billed)
                                    .toList();
                    List<Period> rests =
                            account.suspensions().stream()
                                    .filter(one -> one.productId().equals(product))
                                    .map(BillAccount.Suspension::days)
                                    .toList();
                    for (RecurringCharge charge :
                            RecurringCharges.of(subscription(history, rests), due, billed)) {
                        charges.add(line(charge, termsOf(charge, history)));
                    }
                });
        return charges;
    }

    private Subscription subscription(List<BillAccount.Terms> history, List<Period> rests) {
        return new Subscription(
                history.getFirst().startOn(),
                history.getFirst().endOn(),
                alignment,
                history.stream()
                        .map(
                                one ->
                                        new Subscription.Term(
                                                priced(
                                                        one.versionId(),
                                                        one.price(),
                                                        one.currency(),
                                                        one.taxIncluded()),
                                                one.validFrom(),
                                                one.validTo()))
                        .toList(),
                rests);
    }

    private static Billed billed(BillAccount.Charged one) {
        PricedVersion price =
                priced(one.versionId(), one.price(), one.currency(), one.taxIncluded());
        return new Billed(
                price, one.days(), one.credit(), new Money(one.amountMinor(), price.currency()));
    }

    /** By the month, in advance: other prices are not published yet. */
    private static PricedVersion priced(
            UUID version, BigDecimal price, String currency, boolean taxIncluded) {
        return new PricedVersion(
                version,
                RecurringPrice.monthly(price),
                Currency.getInstance(currency),
                taxIncluded);
    }

    private static BillAccount.Terms termsOf(
            RecurringCharge charge, List<BillAccount.Terms> history) {
        return history.stream()
                .filter(one -> one.versionId().equals(charge.price().versionId()))
                .findFirst()
                .orElseThrow();
    }

    private static Charge line(RecurringCharge charge, BillAccount.Terms terms) {
        return new Charge(
                BillDetail.LineKind.RECURRING,
                terms.offering(),
                ServiceNumbers.forPeople(terms.msisdn()),
                terms.productId(),
                terms.serviceId(),
                terms.versionId(),
                null,
                null,
                charge.days(),
                charge.isWhole() ? BigDecimal.ONE : BigDecimal.valueOf(charge.quantity()),
                charge.isWhole() ? null : BigDecimal.valueOf(charge.whole().days()),
                charge.isWhole() ? BillDocument.Unit.MONTH : BillDocument.Unit.DAY,
                terms.price(),
                null,
                terms.taxIncluded(),
                charge.exact(),
                charge.settled(),
                null,
                null);
    }
}
