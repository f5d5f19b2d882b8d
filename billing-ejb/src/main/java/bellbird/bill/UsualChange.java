package bellbird.bill;

import bellbird.kernel.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The middle nine tenths of the changes of an amount from run to run.
 *
 * @param least as a share of the amount before: -0.12 is 12 % less
 * @param most as a share of the amount before
 */
public record UsualChange(BigDecimal least, BigDecimal most) {

    /** Fewer changes say nothing of what is usual. */
    public static final int FEWEST = 3;

    /** Decimals of a share. */
    private static final int DECIMALS = 6;

    private static final BigDecimal TAIL = new BigDecimal("0.05");

    /** What a tenth of a per cent hides is no difference. */
    private static final BigDecimal HIDDEN = new BigDecimal("0.0005");

    /**
     * @param amounts of runs one after the other, the oldest first; a change from nothing has no
     *     share and does not count
     * @return empty with fewer than three changes
     */
    static Optional<UsualChange> of(List<Money> amounts) {
        List<BigDecimal> shares =
                IntStream.range(1, amounts.size())
                        .mapToObj(run -> share(amounts.get(run - 1), amounts.get(run)))
                        .flatMap(Optional::stream)
                        .sorted()
                        .toList();
        return shares.size() < FEWEST
                ? Optional.empty()
                : Optional.of(
                        new UsualChange(
                                quantile(shares, TAIL),
                                quantile(shares, BigDecimal.ONE.subtract(TAIL))));
    }

    /** Of the amount before; empty where there was none. */
    static Optional<BigDecimal> share(Money before, Money now) {
        return before.isZero()
                ? Optional.empty()
                : Optional.of(
                        now.minus(before)
                                .toDecimal()
                                .divide(
                                        before.toDecimal().abs(),
                                        DECIMALS,
                                        RoundingMode.HALF_EVEN));
    }

    /** Between the two nearest, as percentile_cont of SQL. */
    private static BigDecimal quantile(List<BigDecimal> sorted, BigDecimal share) {
        int last = sorted.size() - 1;
        BigDecimal place = share.multiply(BigDecimal.valueOf(last));
        int below = place.intValue();
        BigDecimal least = sorted.get(below);
        BigDecimal step = sorted.get(Math.min(below + 1, last)).subtract(least);
        return least.add(place.subtract(BigDecimal.valueOf(below)).multiply(step));
    }

    /** Whether a share is within, as far as people see it. */
    public boolean contains(BigDecimal share) {
        return share.compareTo(least.subtract(HIDDEN)) > 0 && share.compareTo(most.add(HIDDEN)) < 0;
    }
}
