package bellbird.bill;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** How much of which line is given back, each by itself. */
final class CreditParts {

    private final List<CreditReader.Line> lines;
    private final Currency currency;
    private final ToLongFunction<CreditReader.Line> most;

    /**
     * @param most of a line, in minor units of its own amount
     */
    CreditParts(
            List<CreditReader.Line> lines,
            Currency currency,
            ToLongFunction<CreditReader.Line> most) {
        this.lines = lines;
        this.currency = currency;
        this.most = most;
    }

    /**
     * @param wanted none for all that is left
     * @return minor units of the lines' own amounts, by their numbers; never 0
     */
    Map<Integer, Long> of(List<CreditRequest.Part> wanted) {
        Map<Integer, Long> given = new TreeMap<>();
        if (wanted.isEmpty()) {
            lines.stream()
                    .filter(line -> most.applyAsLong(line) != 0)
                    .forEach(line -> given.put(line.number(), most.applyAsLong(line)));
        }
        for (int i = 0; i < wanted.size(); i++) {
            CreditRequest.Part part = wanted.get(i);
            String at = "lines/" + i;
            CreditReader.Line line =
                    lines.stream()
                            .filter(one -> one.number() == part.line())
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            BellbirdException.user(
                                                    at + "/line", "error.credit.line"));
            long minor = minor(part, line, at);
            if (given.put(line.number(), minor) != null) {
                throw BellbirdException.user(at + "/line", "error.credit.line");
            }
        }
        if (given.isEmpty()) {
            throw BellbirdException.conflict("error.credit.nothing");
        }
        return given;
    }

    private long minor(CreditRequest.Part part, CreditReader.Line line, String at) {
        Money left = new Money(most.applyAsLong(line), currency);
        if (part.amount() == null) {
            if (left.isZero()) {
                throw BellbirdException.user(at + "/amount", "error.credit.nothing");
            }
            return left.minorUnits();
        }
        if (part.amount().stripTrailingZeros().scale() > currency.getDefaultFractionDigits()
                || part.amount().signum() <= 0) {
            throw BellbirdException.user(at + "/amount", "error.credit.amount");
        }
        if (part.amount().compareTo(left.toDecimal()) > 0) {
            throw BellbirdException.user(at + "/amount", "error.credit.tooMuch", left.toString());
        }
        return Money.settle(part.amount(), currency).minorUnits();
    }
}
