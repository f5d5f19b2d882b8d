package bellbird.portal.demo;

import bellbird.offering.Benefit;
import bellbird.offering.OfferingRow;
import bellbird.offering.Offerings;
import bellbird.offering.Promotion;
import bellbird.offering.Promotions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;

/** Half the price of the dearest plan for the first three months, for the first hundred orders. */
final class DemoPromotion {

    private DemoPromotion() {}

    static void publish(Promotions promotions, Offerings offerings, LocalDate today) {
        OfferingRow dearest =
                offerings.list().stream()
                        .max(Comparator.comparing(OfferingRow::recurringPrice))
                        .orElseThrow();
        UUID draft =
                promotions
                        .draft(
                                null,
                                new Promotion(
                                        "WELCOME",
                                        dearest.name() + " at half price",
                                        new Benefit.PercentOff(BigDecimal.valueOf(50)),
                                        Set.of(dearest.code()),
                                        3L,
                                        today,
                                        today.plusMonths(6),
                                        100L))
                        .row()
                        .id();
        promotions.publish(draft);
    }
}
