package bellbird.rating;

import bellbird.rating.RatedResult.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exact sum of an event's parts: whole numbers while they fit into 64 bits, decimals from then
 * on. Both give the same amount.
 */
final class PartSum {

    private final CompiledTariff compiled;
    private final List<Part> parts = new ArrayList<>(2);
    private final long unit;
    private boolean fits;

    /** Scaled rate x quantity, summed up; for one unit. */
    private long sum;

    PartSum(CompiledTariff compiled) {
        this.compiled = compiled;
        unit = compiled.tariff.unit();
        fits = compiled.divisor != CompiledTariff.TOO_LARGE;
    }

    void add(
            Part.Kind kind,
            @Nullable String band,
            long quantity,
            BigDecimal rate,
            long scaledRate) {
        parts.add(new Part(kind, band, quantity, rate));
        if (!fits) {
            return;
        }
        if (scaledRate == CompiledTariff.TOO_LARGE) {
            fits = false;
            return;
        }
        try {
            long product = Math.multiplyExact(scaledRate, quantity);
            sum = Math.addExact(sum, kind.fixed ? Math.multiplyExact(product, unit) : product);
        } catch (ArithmeticException tooLarge) {
            fits = false;
        }
    }

    List<Part> parts() {
        return parts;
    }

    /** The sum before any rounding, times the unit of the tariff. */
    static BigDecimal exact(List<Part> parts, long unit) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : parts) {
            BigDecimal product = part.rate().multiply(BigDecimal.valueOf(part.quantity()));
            sum = sum.add(part.kind().fixed ? product.multiply(BigDecimal.valueOf(unit)) : product);
        }
        return sum;
    }

    BigDecimal exact() {
        return fits ? BigDecimal.valueOf(sum, compiled.scale) : exact(parts, unit);
    }

    /** The sum at least a minimum, at most a maximum, rounded once. */
    BigDecimal rounded() {
        var limits = compiled.tariff.limits();
        RoundingMode mode = limits.rounding().mode();
        int decimals = limits.rounding().decimals();
        if (fits
                && mode == RoundingMode.HALF_UP
                && limits.minimum() == null
                && limits.maximum() == null) {
            return BigDecimal.valueOf(divideHalfUp(sum, compiled.divisor), decimals);
        }
        return bounded().divide(BigDecimal.valueOf(unit), decimals, mode);
    }

    /** Whether the sum is above a maximum. */
    boolean exceeds(BigDecimal maximum) {
        return exact().compareTo(maximum.multiply(BigDecimal.valueOf(unit))) > 0;
    }

    private BigDecimal bounded() {
        var limits = compiled.tariff.limits();
        BigDecimal exact = exact();
        if (limits.minimum() != null) {
            exact = exact.max(limits.minimum().multiply(BigDecimal.valueOf(unit)));
        }
        if (limits.maximum() != null) {
            exact = exact.min(limits.maximum().amount().multiply(BigDecimal.valueOf(unit)));
        }
        return exact;
    }

    private static long divideHalfUp(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long rest = Math.abs(dividend % divisor);
        return rest >= divisor - rest ? quotient + Long.signum(dividend) : quotient;
    }
}
