package bellbird.portal.text;

import bellbird.offering.Benefit;
import java.util.Currency;

/** What a promotion gives, as people say it. */
public final class BenefitText {

    private BenefitText() {}

    /** Such as {@code 50% off} or {@code 2 GB more}. */
    public static String of(Benefit benefit, Currency currency) {
        return switch (benefit) {
            case Benefit.PercentOff off ->
                    Texts.text(
                            "common.benefit.percent",
                            CountFormat.number(off.percent().stripTrailingZeros()));
            case Benefit.AmountOff off ->
                    Texts.text("common.benefit.amount", MoneyFormat.price(off.amount(), currency));
            case Benefit.FreeUnits free ->
                    Texts.text("common.benefit.units", units(free, currency));
        };
    }

    private static String units(Benefit.FreeUnits free, Currency currency) {
        return switch (free.unit()) {
            case SECONDS -> DurationFormat.duration(free.quantity());
            case BYTES -> DataFormat.data(free.quantity());
            case MESSAGES ->
                    Texts.text("common.benefit.messages", CountFormat.count(free.quantity()));
            case MONEY ->
                    MoneyFormat.price(
                            java.math.BigDecimal.valueOf(free.quantity(), 6).stripTrailingZeros(),
                            currency);
        };
    }
}
