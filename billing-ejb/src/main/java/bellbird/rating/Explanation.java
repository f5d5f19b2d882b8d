package bellbird.rating;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.FreeNumber;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import bellbird.rating.RatedResult.Priced;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells how an amount came about, step by step, from what the rater said. */
final class Explanation {

    private final VersionTerms version;
    private final UsageEvent event;
    private final String other;
    private final Priced priced;
    private final ExplanationSteps steps;

    private Explanation(VersionTerms version, UsageEvent event, String other, Priced priced) {
        this.version = version;
        this.event = event;
        this.other = other;
        this.priced = priced;
        steps = new ExplanationSteps(event.service(), version.currency());
    }

    static List<ExplanationStep> of(VersionTerms version, UsageEvent event, RatedResult result) {
        return of(version, event, result, UnaryOperator.identity());
    }

    /**
     * @param listed writes the number at the other end as it may be shown, as long as it is
     */
    static List<ExplanationStep> of(
            VersionTerms version,
            UsageEvent event,
            RatedResult result,
            UnaryOperator<String> listed) {
        String other = listed.apply(event.other().digits());
        return switch (result) {
            case Priced priced -> new Explanation(version, event, other, priced).steps();
            case RatedResult.Free free ->
                    List.of(
                            ExplanationStep.of(
                                    free.kind() == FreeNumber.Kind.EMERGENCY
                                            ? "explain.free.emergency"
                                            : "explain.free.number",
                                    other));
            case RatedResult.NoPrice none -> List.of(ExplanationStep.of(none.reason()));
        };
    }

    private List<ExplanationStep> steps() {
        if (!version.offeringName().isEmpty()) {
            steps.add(
                    "explain.plan",
                    version.offeringName(),
                    Integer.toString(version.number()),
                    version.validFrom());
        }
        where();
        counted();
        for (RatedResult.Consumed one : priced.consumed()) {
            if (!isMoney(one)) {
                String key = one.rolledOver() ? "explain.rolledOver" : "explain.included";
                steps.add(
                        one.quantity() == one.remainingBefore() ? key + ".all" : key,
                        steps.quantity(one.quantity()),
                        steps.quantity(one.remainingBefore()));
            }
        }
        if (priced.charged() > 0) {
            new ChargeExplanation(steps, event.service(), priced).tell();
        }
        return steps.all();
    }

    private void where() {
        if (event.visited() != null) {
            steps.add("explain.visited", event.visited().mcc(), event.visited().mnc());
        }
        switch (event.other().kind()) {
            case NUMBER -> {
                if (event.direction() == UsageMatch.Direction.INCOMING) {
                    steps.add("explain.incoming", other, priced.destination());
                } else if (priced.prefixLength() == 0) {
                    steps.add("explain.anyNumber", other, priced.destination());
                } else {
                    steps.add(
                            "explain.prefix",
                            other,
                            other.substring(0, priced.prefixLength()),
                            priced.destination());
                }
            }
            case SHORT_CODE -> steps.add("explain.shortCode", other, priced.destination());
            case EMERGENCY, NOBODY -> {}
        }
    }

    private void counted() {
        UsageTariff.Increments increments = priced.tariff().increments();
        if (event.service() != UsageType.VOICE) {
            steps.add("explain.used." + event.service().word(), steps.quantity(priced.used()));
        } else if (increments.exact()) {
            steps.add("explain.call", steps.quantity(priced.used()));
        } else if (increments.first() == increments.next()) {
            steps.add(
                    "explain.call.steps",
                    steps.quantity(priced.used()),
                    steps.quantity(increments.next()),
                    steps.quantity(priced.billed()));
        } else {
            steps.add(
                    "explain.call.increments",
                    steps.quantity(priced.used()),
                    steps.quantity(increments.first()),
                    steps.quantity(increments.next()),
                    steps.quantity(priced.billed()));
        }
    }

    private static boolean isMoney(RatedResult.Consumed one) {
        return one.unit() == AllowanceTerms.Unit.MONEY;
    }
}
