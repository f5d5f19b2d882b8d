package bellbird.bill;

import bellbird.kernel.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Value added tax at one rate, rounded once for all its lines (rule R14, EN 16931 BR-CO-10). Net
 * amounts: tax = sum × rate. Amounts with VAT: net = sum ÷ (1 + rate), tax = sum − net, and the net
 * is shared out to the lines by largest remainder, so that what was advertised is what is paid.
 */
final class Vat {

    /** Enough digits that cutting them never moves a rounding. */
    private static final MathContext EXACT = new MathContext(50, RoundingMode.HALF_UP);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @param nets of the lines, in their order
     * @param base their sum
     * @param tax of the sum
     */
    record Taxed(List<Money> nets, Money base, Money tax) {
        Money gross() {
            return base.plus(tax);
        }
    }

    private Vat() {}

    /** Tax on top of net amounts. */
    static Taxed added(List<Money> nets, BigDecimal percent, Currency currency) {
        Money base = sum(nets, currency);
        Money tax =
                Money.settle(base.toDecimal().multiply(percent).divide(HUNDRED, EXACT), currency);
        return new Taxed(List.copyOf(nets), base, tax);
    }

    /** Tax that is within the amounts. */
    static Taxed included(List<Money> amounts, BigDecimal percent, Currency currency) {
        Money gross = sum(amounts, currency);
        Money base = Money.settle(net(gross, percent), currency);
        return new Taxed(share(amounts, percent, base), base, gross.minus(base));
    }

    /** The exact net of an amount with VAT. */
    private static BigDecimal net(Money gross, BigDecimal percent) {
        return gross.toDecimal().multiply(HUNDRED).divide(HUNDRED.add(percent), EXACT);
    }

    /** Each line gets its net rounded down; what is missing goes to the largest remainders. */
    private static List<Money> share(List<Money> amounts, BigDecimal percent, Money base) {
        Currency currency = base.currency();
        long missing = base.minorUnits();
        List<BigDecimal> remainders = new ArrayList<>();
        List<Long> nets = new ArrayList<>();
        for (Money amount : amounts) {
            BigDecimal exact =
                    net(amount, percent).movePointRight(currency.getDefaultFractionDigits());
            BigDecimal floor = exact.setScale(0, RoundingMode.FLOOR);
            nets.add(floor.longValueExact());
            remainders.add(exact.subtract(floor));
            missing = Math.subtractExact(missing, floor.longValueExact());
        }
        IntStream.range(0, amounts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(missing)
                .forEach(line -> nets.set(line, nets.get(line) + 1));
        return nets.stream().map(minor -> new Money(minor, currency)).toList();
    }

    private static Money sum(List<Money> amounts, Currency currency) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }
}
