package bellbird.rating;

import bellbird.offering.UsagePrice;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells how an amount came about, step by step, from what the rater said. */
final class Explanation {

    private Explanation() {}

    static List<ExplanationStep> of(
            VersionTerms terms, UsageEvent event, RatedResult.Priced priced) {
        UsagePrice price = priced.price();
        String kind = "explain." + event.service().name().toLowerCase(Locale.ROOT) + ".";
        List<ExplanationStep> steps = new ArrayList<>();
        steps.add(
                ExplanationStep.of(
                        "explain.plan",
                        terms.offeringName(),
                        Integer.toString(terms.number()),
                        terms.validFrom().toString()));
        if (event.otherParty() != null) {
            steps.add(
                    ExplanationStep.of(
                            "explain.prefix",
                            event.otherParty(),
                            price.prefix(),
                            price.destination()));
        }
        if (event.service() == UsageType.VOICE) {
            steps.add(
                    ExplanationStep.of(
                            kind + "increments",
                            text(priced.used()),
                            Integer.toString(price.firstIncrement()),
                            Integer.toString(price.nextIncrement()),
                            text(priced.billed())));
        } else {
            steps.add(ExplanationStep.of(kind + "used", text(priced.used())));
        }
        for (RatedResult.Consumed one : priced.consumed()) {
            steps.add(
                    ExplanationStep.of(
                            kind + "included", text(one.quantity()), text(one.remainingBefore())));
        }
        if (priced.charged() > 0) {
            steps.add(
                    ExplanationStep.of(
                            kind + "charged",
                            text(priced.charged()),
                            price.amount().toPlainString(),
                            text(price.unitSize()),
                            priced.amount().stripTrailingZeros().toPlainString(),
                            terms.currency().getCurrencyCode()));
        }
        return steps;
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
