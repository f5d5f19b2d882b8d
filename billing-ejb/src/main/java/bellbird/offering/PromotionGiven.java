package bellbird.offering;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promotion that a product has, as it was when it was ordered, and what it takes off.
 *
 * @param from first day of the product
 * @param until first day on which it is not given any more; null for as long as the product lasts
 */
public record PromotionGiven(Promotion promotion, LocalDate from, @Nullable LocalDate until) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * What it takes off a recurring charge of the product: the charge's share of the days on which
     * it is given, times the part of the price it takes off, rounded once. So a part of a period is
     * reduced as the whole is, and days that are given back give back what was taken off them.
     *
     * @param charge as on the bill; negative where days are given back
     * @param price of a whole period
     * @param days that the charge is for
     * @return as large as the charge at most, with its sign
     */
    public Money off(Money charge, BigDecimal price, Period days) {
        Fraction part = part(price);
        long given = given(days);
        if (part.of().signum() == 0 || given == 0) {
            return Money.zero(charge.currency());
        }
        return Money.settle(
                charge.toDecimal()
                        .multiply(part.of())
                        .multiply(BigDecimal.valueOf(given))
                        .divide(
                                part.by().multiply(BigDecimal.valueOf(days.days())),
                                MathContext.DECIMAL128),
                charge.currency());
    }

    /**
     * Whether it is off a recurring price: a percentage is off all of an offering's, an amount off
     * the one it is known by.
     *
     * @param prices of the offering
     * @param price id of one of them
     */
    public boolean reduces(List<RecurringPrice> prices, @Nullable String price) {
        return !(promotion.benefit() instanceof Benefit.AmountOff)
                || prices.getFirst().id().equals(price);
    }

    /** Divided last, so that half a cent is half a cent. */
    private record Fraction(BigDecimal of, BigDecimal by) {

        static final Fraction NONE = new Fraction(BigDecimal.ZERO, BigDecimal.ONE);
    }

    /** Of a price, from 0 to 1. */
    private Fraction part(BigDecimal price) {
        return switch (promotion.benefit()) {
            case Benefit.PercentOff off -> new Fraction(off.percent(), HUNDRED);
            case Benefit.AmountOff off ->
                    price.signum() == 0
                            ? Fraction.NONE
                            : new Fraction(off.amount().min(price), price);
            case Benefit.FreeUnits free -> Fraction.NONE;
        };
    }

    private long given(Period days) {
        LocalDate begin = days.from().isBefore(from) ? from : days.from();
        LocalDate end = until == null || until.isAfter(days.to()) ? days.to() : until;
        return Math.max(0, ChronoUnit.DAYS.between(begin, end));
    }

    /**
     * Units that an allowance has besides in a billing period.
     *
     * @param terms of the product
     */
    public long freeUnits(PriceTerms terms, AllowanceTerms allowance, Period period) {
        return promotion.benefit() instanceof Benefit.FreeUnits free
                        && allowance.equals(adds(terms, free))
                        && given(period) > 0
                ? free.quantity()
                : 0;
    }

    /**
     * The allowance that free units are added to: of those that the line does not share, the one
     * that is used first. They are prorated and roll over as it is; null if there is none.
     */
    public static @Nullable AllowanceTerms adds(PriceTerms terms, Benefit.FreeUnits free) {
        return terms.allowances().stream()
                .filter(one -> one.unit() == free.unit())
                .filter(one -> one.sharing() == AllowanceTerms.Sharing.LINE)
                .min(
                        Comparator.comparingInt(AllowanceTerms::priority)
                                .thenComparing(AllowanceTerms::id))
                .orElse(null);
    }
}
