package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What usage costs beyond its allowances, in arrears (rule R11): one line for each line, kind,
 * destination and price version; the exact amounts are added up and settled once (rule R1).
 */
final class UsageCharges {

    private static final int QUANTITY_DECIMALS = 6;
    private static final long MINUTE = 60;
    private static final long KILOBYTE = 1_000;

    private final Locale locale;

    UsageCharges(Locale locale) {
        this.locale = locale;
    }

    /** Those that cost something, in the order given. */
    List<Charge> of(List<BillAccount.UsageSum> sums) {
        return sums.stream().filter(sum -> sum.amount().signum() != 0).map(this::charge).toList();
    }

    private Charge charge(BillAccount.UsageSum sum) {
        boolean onePrice =
                sum.unitPrice().compareTo(sum.highestUnitPrice()) == 0
                        && sum.unitSize() == sum.highestUnitSize()
                        && sum.connectionFee().compareTo(sum.highestConnectionFee()) == 0
                        && explains(sum);
        BillDocument.Unit unit =
                onePrice ? unit(sum.service(), sum.unitSize()) : BillDocument.Unit.PIECE;
        return new Charge(
                BillDetail.LineKind.USAGE,
                description(sum),
                "",
                ServiceNumbers.forPeople(sum.msisdn()),
                sum.productId(),
                sum.serviceId(),
                sum.versionId(),
                sum.service(),
                sum.destination(),
                new Period(sum.firstDay(), sum.lastDay().plusDays(1)),
                unit == BillDocument.Unit.PIECE ? BigDecimal.ONE : quantity(sum, unit),
                null,
                unit,
                unit == BillDocument.Unit.PIECE ? sum.amount() : sum.unitPrice(),
                unit == BillDocument.Unit.PIECE ? null : fees(sum),
                sum.taxIncluded(),
                sum.amount(),
                Money.settle(sum.amount(), Currency.getInstance(sum.currency())),
                null,
                null,
                null);
    }

    private static BillDocument.@Nullable Fees fees(BillAccount.UsageSum sum) {
        return sum.connectionFee().signum() == 0
                ? null
                : new BillDocument.Fees(sum.events(), sum.connectionFee());
    }

    /** Whether quantity, unit price and fees give the amount; tiers, bands and caps do not. */
    private static boolean explains(BillAccount.UsageSum sum) {
        Currency currency = Currency.getInstance(sum.currency());
        BigDecimal product =
                sum.unitPrice()
                        .multiply(BigDecimal.valueOf(sum.charged()))
                        .divide(BigDecimal.valueOf(sum.unitSize()), 10, RoundingMode.HALF_UP)
                        .add(sum.connectionFee().multiply(BigDecimal.valueOf(sum.events())));
        return Money.settle(product, currency).equals(Money.settle(sum.amount(), currency));
    }

    private String description(BillAccount.UsageSum sum) {
        String kind = kind(sum.service(), locale);
        String where = sum.destination();
        boolean isKnown =
                where.isBlank()
                        || where.equals(kind)
                        || where.equals(kind(sum.service(), Locale.ROOT));
        return isKnown ? kind : kind + ", " + where;
    }

    private static String kind(BillDocument.Usage.Service service, Locale locale) {
        return LineTexts.of(service.name(), locale);
    }

    /** The unit a price is for, if people have a name for it. */
    private static BillDocument.Unit unit(BillDocument.Usage.Service service, long size) {
        return switch (service) {
            case VOICE ->
                    size == MINUTE
                            ? BillDocument.Unit.MINUTE
                            : size == 1 ? BillDocument.Unit.SECOND : BillDocument.Unit.PIECE;
            case SMS -> size == 1 ? BillDocument.Unit.MESSAGE : BillDocument.Unit.PIECE;
            case DATA ->
                    size == KILOBYTE || size == 1024
                            ? BillDocument.Unit.KILOBYTE
                            : size == 1_000_000 || size == 1L << 20
                                    ? BillDocument.Unit.MEGABYTE
                                    : size == 1_000_000_000 || size == 1L << 30
                                            ? BillDocument.Unit.GIGABYTE
                                            : BillDocument.Unit.PIECE;
        };
    }

    private static BigDecimal quantity(BillAccount.UsageSum sum, BillDocument.Unit unit) {
        BigDecimal charged = BigDecimal.valueOf(sum.charged());
        if (unit == BillDocument.Unit.MESSAGE || unit == BillDocument.Unit.SECOND) {
            return charged;
        }
        return shortest(
                charged.divide(
                        BigDecimal.valueOf(sum.unitSize()),
                        QUANTITY_DECIMALS,
                        RoundingMode.HALF_UP));
    }

    /** Without trailing zeros, and without an exponent. */
    static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
