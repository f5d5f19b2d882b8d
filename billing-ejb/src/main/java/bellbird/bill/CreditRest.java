package bellbird.bill;

import bellbird.kernel.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a bill can still be given back (rules R14, R19): all notes about it together come to no
 * more than its total, and at each category and rate of VAT to no more than it bears there. So
 * nobody gives back what a promotion or a credit on the bill itself took off a line, and what has
 * come to the total at each rate has come to it to the cent. A bill that comes to nothing or less
 * has nothing to give back; what it charged too much is given back of the bill that its own credit
 * comes from. Of a bill that stands below zero at one rate, a note by line may give back the total
 * at another: then nothing is left, and its rates stay as that note left them.
 */
final class CreditRest {

    /**
     * A row of the bill's VAT.
     *
     * @param category UNCL 5305
     */
    private record Rate(String category, BigDecimal percent) {

        /** The same rate however many zeros it is written with. */
        Rate {
            percent = percent.stripTrailingZeros();
        }
    }

    /**
     * What one rate comes to, with VAT, in minor units.
     *
     * @param billed on the bill
     * @param left of that, less what notes have given back
     */
    private record Sum(long billed, long left) {

        /** Whether a note leaves it between nothing and what was billed. */
        boolean holds(long given) {
            long rest = Math.subtractExact(left, given);
            return rest == 0
                    || Long.signum(rest) == Long.signum(billed)
                            && Math.abs(rest) <= Math.abs(billed);
        }
    }

    private final Currency currency;
    private final List<CreditReader.Line> lines;
    private final Map<Rate, Sum> rates = new HashMap<>();

    /**
     * @param lines of the bill
     */
    CreditRest(Currency currency, List<CreditReader.Line> lines) {
        this.currency = currency;
        this.lines = List.copyOf(lines);
    }

    void add(String category, BigDecimal percent, long billed, long left) {
        rates.put(new Rate(category, percent), new Sum(billed, left));
    }

    /** Of the whole bill, with VAT. */
    Money total() {
        return new Money(rates.values().stream().mapToLong(Sum::left).sum(), currency);
    }

    /** Whether a note stays within the bill. */
    boolean holds(BillDraft note) {
        Map<Rate, Long> given = new HashMap<>();
        for (BillDraft.Tax tax : note.taxes()) {
            given.merge(
                    new Rate(tax.category(), tax.percent()),
                    -tax.base().plus(tax.tax()).minorUnits(),
                    Math::addExact);
        }
        return note.total().negated().compareTo(total()) <= 0
                && given.entrySet().stream()
                        .allMatch(one -> sum(one.getKey()).holds(one.getValue()));
    }

    /**
     * What a note about this line alone gives back at most, in minor units of the line's own
     * amount; 0 for a line that gives back itself.
     */
    long most(CreditReader.Line line) {
        Rate rate = new Rate(line.group().category(), line.group().percent());
        long room = Math.min(total().minorUnits(), sum(rate).left());
        Money before = new Money(-credited(line.group()), currency);
        long fits = 0;
        long beyond = Math.max(0, line.left()) + 1;
        while (beyond - fits > 1) {
            long some = fits + (beyond - fits) / 2;
            Money amount = new Money(some, currency);
            if (Vat.after(before, line.group(), List.of(amount)).gross().minorUnits() <= room) {
                fits = some;
            } else {
                beyond = some;
            }
        }
        return fits;
    }

    private long credited(ChargeTax.Group group) {
        return lines.stream()
                .filter(line -> line.group().equals(group))
                .mapToLong(CreditReader.Line::credited)
                .sum();
    }

    private Sum sum(Rate rate) {
        return rates.getOrDefault(rate, new Sum(0, 0));
    }
}
