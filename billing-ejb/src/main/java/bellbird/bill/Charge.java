package bellbird.bill;

import bellbird.charge.BilledTax;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One charge of a bill before tax is computed: a bill line to be.
 *
 * @param kind recurring, one-time or usage
 * @param description in the document's language
 * @param detail what it is for, in the document's language; empty if that needs no words
 * @param serviceNumber the line's number as people write it; null if the product has no line
 * @param productId what is charged
 * @param serviceId the line; null if the product has none
 * @param versionId of the offering, whose price it is
 * @param usageService kind of usage; null for recurring charges
 * @param destination of the usage; null for recurring charges
 * @param period what it covers
 * @param quantity exact, in {@code unit}
 * @param outOf what the price is for, in {@code unit}: days of the whole period for a part of it,
 *     or several months; null for one unit
 * @param unit of the quantity
 * @param unitPrice exact, for one unit or one whole period
 * @param fees what the amount contains besides quantity × price; null if nothing
 * @param taxIncluded whether price and amount are with VAT
 * @param exact before settlement
 * @param amount settled once (rules R1, R9)
 * @param freed of VAT, because none is owed; null otherwise
 * @param priceId of a recurring or one-time price, in the terms; null for all other charges
 * @param back the tax of the charge that it gives back; null for all others
 */
record Charge(
        BillDetail.LineKind kind,
        String description,
        String detail,
        @Nullable String serviceNumber,
        UUID productId,
        @Nullable UUID serviceId,
        UUID versionId,
        BillDocument.Usage.@Nullable Service usageService,
        @Nullable String destination,
        Period period,
        BigDecimal quantity,
        @Nullable BigDecimal outOf,
        BillDocument.Unit unit,
        BigDecimal unitPrice,
        BillDocument.@Nullable Fees fees,
        boolean taxIncluded,
        BigDecimal exact,
        Money amount,
        @Nullable Freed freed,
        @Nullable String priceId,
        @Nullable BilledTax back) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Decimals of a unit price that had to be freed of its VAT. */
    private static final int FREED_PRICE_DECIMALS = 6;

    /**
     * @param percent that was taken out of price and amount
     * @param amount as it was with it
     */
    record Freed(BigDecimal percent, Money amount) {}

    /** The amount as the price has it. */
    Money priced() {
        return freed == null ? amount : freed.amount();
    }

    /** The same before the tax that price and amount contain; the exact amount stays as rated. */
    Charge withoutTax(BigDecimal percent) {
        return new Charge(
                kind,
                description,
                detail,
                serviceNumber,
                productId,
                serviceId,
                versionId,
                usageService,
                destination,
                period,
                quantity,
                outOf,
                unit,
                free(unitPrice, percent),
                fees == null
                        ? null
                        : new BillDocument.Fees(fees.times(), free(fees.each(), percent)),
                false,
                exact,
                net(amount, percent),
                percent.signum() == 0 ? null : new Freed(percent, amount),
                priceId,
                back);
    }

    /** What is left of an amount with VAT, rounded once. */
    static Money net(Money amount, BigDecimal percent) {
        return Money.settle(
                amount.toDecimal()
                        .multiply(HUNDRED)
                        .divide(HUNDRED.add(percent), MathContext.DECIMAL128),
                amount.currency());
    }

    static BigDecimal free(BigDecimal price, BigDecimal percent) {
        return UsageCharges.shortest(
                price.multiply(HUNDRED)
                        .divide(HUNDRED.add(percent), MathContext.DECIMAL128)
                        .setScale(FREED_PRICE_DECIMALS, RoundingMode.HALF_UP));
    }
}
