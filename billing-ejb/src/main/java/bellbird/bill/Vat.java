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

    /** Of amounts that are alone at their rate. */
    static Taxed of(ChargeTax.Group group, List<Money> amounts, Currency currency) {
        return after(Money.zero(currency), group, amounts);
    }

    /**
     * Of amounts that follow others at their rate: all of them come to what they would at once, so
     * what is divided adds up.
     */
    static Taxed after(Money before, ChargeTax.Group group, List<Money> amounts) {
        Money all = amounts.stream().reduce(before, Money::plus);
        Money base = base(group, all).minus(base(group, before));
        return new Taxed(
                group.included() ? share(amounts, group.percent(), base) : List.copyOf(amounts),
                base,
                tax(group, all).minus(tax(group, before)));
    }

    private static Money base(ChargeTax.Group group, Money amount) {
        return group.included()
                ? Money.settle(net(amount, group.percent()), amount.currency())
                : amount;
    }

    private static Money tax(ChargeTax.Group group, Money amount) {
        Money base = base(group, amount);
        return group.included()
                ? amount.minus(base)
                : Money.settle(
                        base.toDecimal().multiply(group.percent()).divide(HUNDRED, EXACT),
                        amount.currency());
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
}
