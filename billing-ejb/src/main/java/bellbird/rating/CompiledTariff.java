package bellbird.rating;

import bellbird.offering.BandTable;
import bellbird.offering.Charge;
import bellbird.offering.CountScope;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tariff made ready for whole-number arithmetic: all its rates scaled by the same power of ten.
 * An amount is a sum of rate x quantity over one divisor, so nothing is lost on the way.
 */
final class CompiledTariff {

    /** Does not fit into 64 bits: decimals take over. */
    static final long TOO_LARGE = Long.MIN_VALUE;

    private static final int AMOUNT_DECIMALS = 6;

    final UsageTariff tariff;
    final boolean call;

    /** Null if the tariff has no bands. */
    final @Nullable BandClock bands;

    /** Digits after the point of scaled rates. */
    final int scale;

    /** What a sum of scaled rate x quantity is divided by to get the rounded amount's units. */
    final long divisor;

    final boolean countsDay;
    final boolean countsCycle;

    /** {@link #TOO_LARGE} if decimals must be used. */
    final long scaledConnection;

    /** By band, shifted by one: the charge outside of bands comes first. */
    private final @Nullable CompiledCharge[] charges;

    CompiledTariff(UsageTariff tariff, @Nullable BandClock bands, List<String> bandNames) {
        this.tariff = tariff;
        this.bands = bands;
        call = tariff.match().service() == UsageType.VOICE;
        scale = Math.max(AMOUNT_DECIMALS, mostDecimals());
        divisor =
                fit(
                        BigInteger.valueOf(tariff.unit())
                                .multiply(
                                        BigInteger.TEN.pow(
                                                scale - tariff.limits().rounding().decimals())));
        UsageTariff.Limits limits = tariff.limits();
        scaledConnection = limits.connectionFee() == null ? 0 : scaled(limits.connectionFee());
        countsDay = limits.dayCap() != null || counts(CountScope.DAY);
        countsCycle = limits.cycleCap() != null || counts(CountScope.CYCLE);
        charges = new CompiledCharge[bandNames.size() + 1];
        charges[0] =
                tariff.charge() == null ? null : new CompiledCharge(this, tariff.charge(), null);
        for (int i = 0; i < bandNames.size(); i++) {
            Charge charge = tariff.bands().get(bandNames.get(i));
            charges[i + 1] =
                    charge == null ? null : new CompiledCharge(this, charge, bandNames.get(i));
        }
    }

    /** The charge of a band; null if it has none. */
    @Nullable CompiledCharge charge(int band) {
        return charges[band - BandTable.NONE];
    }

    boolean counts() {
        return countsDay || countsCycle;
    }

    private boolean counts(CountScope scope) {
        return tariff.increments().scope() == scope
                || tariff.charge() != null && CompiledCharge.scopeOf(tariff.charge()) == scope
                || tariff.bands().values().stream()
                        .anyMatch(one -> CompiledCharge.scopeOf(one) == scope);
    }

    private int mostDecimals() {
        int most =
                tariff.limits().connectionFee() == null
                        ? 0
                        : tariff.limits().connectionFee().scale();
        most =
                Math.max(
                        most,
                        tariff.charge() == null ? 0 : CompiledCharge.decimals(tariff.charge()));
        for (Charge charge : tariff.bands().values()) {
            most = Math.max(most, CompiledCharge.decimals(charge));
        }
        return most;
    }

    long scaled(BigDecimal rate) {
        return fit(rate.movePointRight(scale).toBigIntegerExact());
    }

    private static long fit(BigInteger number) {
        return number.bitLength() < Long.SIZE ? number.longValue() : TOO_LARGE;
    }
}
