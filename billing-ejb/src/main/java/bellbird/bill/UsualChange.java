package bellbird.bill;

import bellbird.kernel.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The middle nine tenths of the changes of an amount from run to run.
 *
 * @param least as a share of the amount before: -0.12 is 12 % less
 * @param most as a share of the amount before
 */
public record UsualChange(double least, double most) {

    /** Fewer changes say nothing of what is usual. */
    public static final int FEWEST = 3;

    private static final double TAIL = 0.05;

    /** What a tenth of a per cent hides is no difference. */
    private static final double HIDDEN = 0.0005;

    /**
     * @param amounts of runs one after the other, the oldest first; a change from nothing has no
     *     share and does not count
     * @return empty with fewer than three changes
     */
    static Optional<UsualChange> of(List<Money> amounts) {
        double[] shares =
                IntStream.range(1, amounts.size())
                        .mapToObj(run -> share(amounts.get(run - 1), amounts.get(run)))
                        .flatMapToDouble(OptionalDouble::stream)
                        .sorted()
                        .toArray();
        return shares.length < FEWEST
                ? Optional.empty()
                : Optional.of(new UsualChange(quantile(shares, TAIL), quantile(shares, 1 - TAIL)));
    }

    /** Of the amount before; empty where there was none. */
    static OptionalDouble share(Money before, Money now) {
        return before.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (double) now.minus(before).minorUnits() / Math.abs(before.minorUnits()));
    }

    /** Between the two nearest, as percentile_cont of SQL. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (place - below) * (above - sorted[below]);
    }

    public boolean contains(double share) {
        return share > least - HIDDEN && share < most + HIDDEN;
    }
}
