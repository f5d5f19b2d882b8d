package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import bellbird.offering.PromotionGiven;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What promotions take off the recurring charges of a bill: a line of its own for each product and
 * price version, under the promotion's name; where their tax changes, a line for each. So what is
 * taken off bears the tax of what it is taken off.
 */
final class PromotionCharges {

    private PromotionCharges() {}

    /** What one line takes off. */
    private record Reduced(UUID version, Object tax) {}

    /**
     * @param recurring charges of the account's bill
     */
    static List<Charge> of(List<Charge> recurring, BillAccount account, TaxDetermination tax) {
        List<Charge> lines = new ArrayList<>();
        for (BillAccount.Promoted one : account.promoted()) {
            Map<Reduced, List<Charge>> versions = new LinkedHashMap<>();
            for (Charge charge : recurring) {
                if (charge.productId().equals(one.productId())
                        && isReduced(one.given(), charge, account)) {
                    versions.computeIfAbsent(
                                    new Reduced(charge.versionId(), tax.kind(account, charge)),
                                    version -> new ArrayList<>())
                            .add(charge);
                }
            }
            for (List<Charge> reduced : versions.values()) {
                line(one, reduced, lines);
            }
        }
        return lines;
    }

    private static boolean isReduced(PromotionGiven given, Charge charge, BillAccount account) {
        return account.terms().stream()
                .map(BillAccount.Terms::version)
                .filter(version -> version.id().equals(charge.versionId()))
                .anyMatch(version -> given.reduces(version.prices(), charge.priceId()));
    }

    private static void line(BillAccount.Promoted one, List<Charge> reduced, List<Charge> lines) {
        Charge first = reduced.getFirst();
        Money off = Money.zero(first.amount().currency());
        LocalDate from = LocalDate.MAX;
        LocalDate to = LocalDate.MIN;
        for (Charge charge : reduced) {
            Money part = one.given().off(charge.amount(), charge.unitPrice(), charge.period());
            if (!part.isZero()) {
                off = off.plus(part);
                from = from.isBefore(charge.period().from()) ? from : charge.period().from();
                to = to.isAfter(charge.period().to()) ? to : charge.period().to();
            }
        }
        if (off.isZero()) {
            return;
        }
        Money amount = off.negated();
        lines.add(
                new Charge(
                        BillDetail.LineKind.PROMOTION,
                        one.given().promotion().name(),
                        "",
                        first.serviceNumber(),
                        first.productId(),
                        first.serviceId(),
                        first.versionId(),
                        null,
                        null,
                        new Period(from, to),
                        off.isPositive() ? BigDecimal.ONE.negate() : BigDecimal.ONE,
                        null,
                        BillDocument.Unit.PIECE,
                        amount.toDecimal().abs(),
                        null,
                        first.taxIncluded(),
                        amount.toDecimal(),
                        amount,
                        null,
                        null,
                        reduced.stream()
                                .map(Charge::back)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null)));
    }
}
