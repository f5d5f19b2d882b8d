package bellbird.portal.text;

import bellbird.offering.Benefit;
import bellbird.offering.Promotion;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A promotion as its customers read it. */
public final class PromotionText {

    private PromotionText() {}

    /**
     * Such as {@code 50% off the price of Larkspur 20 for the first 3 months, with the code HALF,
     * if you order from 1 November 2026 to 31 January 2027. For the first 500 orders.}
     *
     * @param names of offerings, by code
     */
    public static String sentence(
            Promotion promotion, Currency currency, Map<String, String> names) {
        String first =
                Texts.text(
                        "common.promotion.sentence",
                        Texts.text(
                                promotion.benefit() instanceof Benefit.FreeUnits
                                        ? "common.promotion.units"
                                        : "common.promotion.off",
                                BenefitText.of(promotion.benefit(), currency),
                                offerings(promotion, names)),
                        periods(promotion),
                        promotion.code(),
                        days(promotion));
        return promotion.limit() == null
                ? first
                : first + " " + Texts.text("common.promotion.limit", promotion.limit());
    }

    /** Names of what it is for. */
    public static String offerings(Promotion promotion, Map<String, String> names) {
        return promotion.offerings().isEmpty()
                ? Texts.text("common.promotion.all")
                : new TreeSet<>(promotion.offerings())
                        .stream()
                                .map(code -> names.getOrDefault(code, code))
                                .collect(Collectors.joining(", "));
    }

    /** For how long it is given. */
    public static String periods(Promotion promotion) {
        return promotion.firstPeriods() == null
                ? Texts.text("common.promotion.always")
                : Texts.text("common.promotion.periods", promotion.firstPeriods());
    }

    /** When it can be ordered. */
    public static String days(Promotion promotion) {
        LocalDate end = promotion.validTo();
        return end == null
                ? Texts.text("common.promotion.from", TimeFormat.date(promotion.validFrom()))
                : Texts.text(
                        "common.promotion.fromTo",
                        TimeFormat.date(promotion.validFrom()),
                        TimeFormat.date(end.minusDays(1)));
    }
}
