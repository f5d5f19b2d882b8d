package bellbird.offering;

import bellbird.offering.UsageTariff.Maximum;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One tariff, each problem below its place. */
final class TariffChecks {

    /** What tariffs may name. */
    record Names(Set<String> destinations, Set<String> zones, Set<String> bands) {}

    private final TermsProblems problems;
    private final PriceTerms terms;
    private final Names names;
    private final String place;
    private final UsageTariff tariff;

    TariffChecks(
            TermsProblems problems,
            PriceTerms terms,
            Names names,
            String place,
            UsageTariff tariff) {
        this.problems = problems;
        this.terms = terms;
        this.names = names;
        this.place = place;
        this.tariff = tariff;
    }

    void all() {
        problems.name(place + "/name", tariff.name());
        problems.known(
                tariff.match().destinations(), names.destinations(), place + "/match/destinations");
        problems.known(tariff.match().visited(), names.zones(), place + "/match/visited");
        if (tariff.match().service() == UsageType.DATA
                && !tariff.match().destinations().isEmpty()) {
            problems.problem(place + "/match/destinations", "error.offering.dataDestination");
        }
        problems.positive(place + "/unit", tariff.unit());
        increments();
        charges();
        limits();
    }

    private void increments() {
        UsageTariff.Increments increments = tariff.increments();
        problems.positive(place + "/increments/first", increments.first());
        problems.positive(place + "/increments/next", increments.next());
        boolean total = increments.scope() != CountScope.EVENT;
        if (total && tariff.match().service() == UsageType.VOICE) {
            problems.problem(place + "/increments/scope", "error.offering.callScope");
        }
        if (total && increments.first() != increments.next()) {
            problems.problem(place + "/increments/first", "error.offering.totalIncrements");
        }
    }

    private void charges() {
        Set<Class<?>> kinds = new HashSet<>();
        if (tariff.charge() != null) {
            charge(place + "/charge", tariff.charge());
            kinds.add(tariff.charge().getClass());
        } else if (tariff.bands().isEmpty()) {
            problems.problem(place + "/charge", "error.required");
        }
        tariff.bands()
                .forEach(
                        (name, charge) -> {
                            charge(place + "/bands/" + name, charge);
                            kinds.add(charge.getClass());
                        });
        if (kinds.size() > 1
                && kinds.contains(Charge.Flat.class)
                && tariff.spans() != UsageTariff.SpanPolicy.START_BAND) {
            problems.problem(place + "/spans", "error.offering.flatSpans");
        }
        if (problems.known(tariff.bands().keySet(), names.bands(), place + "/bands")) {
            overlaps();
        }
    }

    private void overlaps() {
        try {
            new BandTable(
                    terms.bands().stream()
                            .filter(one -> tariff.bands().containsKey(one.name()))
                            .toList(),
                    terms.holidays());
        } catch (IllegalArgumentException overlap) {
            problems.problem(
                    place + "/bands",
                    "error.offering.bandsOverlap",
                    String.valueOf(overlap.getMessage()));
        }
    }

    private void charge(String at, Charge charge) {
        switch (charge) {
            case Charge.Flat flat -> problems.amount(at + "/amount", flat.amount());
            case Charge.PerUnit perUnit -> problems.amount(at + "/rate", perUnit.rate());
            case Charge.Blocks blocks -> {
                problems.amount(at + "/amount", blocks.amount());
                problems.positive(at + "/size", blocks.size());
            }
            case Charge.Tiered tiered -> tiers(at + "/tiers", tiered.tiers());
            case Charge.Volume volume -> tiers(at + "/tiers", volume.tiers());
            case Charge.Stepwise steps -> tiers(at + "/steps", steps.steps());
        }
    }

    private void tiers(String at, List<Charge.Tier> tiers) {
        if (tiers.isEmpty()) {
            problems.problem(at, "error.required");
        }
        long end = 0;
        for (int i = 0; i < tiers.size(); i++) {
            Charge.Tier tier = tiers.get(i);
            problems.amount(at + "/" + i + "/rate", tier.rate());
            boolean last = i == tiers.size() - 1;
            if (last != (tier.upTo() == null)) {
                problems.problem(at + "/" + i + "/upTo", "error.offering.lastTier");
            } else if (tier.upTo() != null) {
                if (tier.upTo() <= end || tier.upTo() > TermsProblems.LARGEST) {
                    problems.problem(at + "/" + i + "/upTo", "error.offering.tierOrder");
                }
                end = tier.upTo();
            }
        }
    }

    private void limits() {
        UsageTariff.Limits limits = tariff.limits();
        String at = place + "/limits";
        problems.optional(at + "/connectionFee", limits.connectionFee());
        problems.optional(at + "/minimum", limits.minimum());
        problems.optional(at + "/dayCap", limits.dayCap());
        problems.optional(at + "/cycleCap", limits.cycleCap());
        if (limits.rounding().decimals() < 0 || limits.rounding().decimals() > 6) {
            problems.problem(at + "/rounding/decimals", "error.offering.roundingDecimals");
        }
        if (limits.rounding().mode() == RoundingMode.UNNECESSARY) {
            problems.problem(at + "/rounding/mode", "error.offering.roundingMode");
        }
        Maximum maximum = limits.maximum();
        if (maximum == null) {
            return;
        }
        problems.amount(at + "/maximum/amount", maximum.amount());
        if (limits.minimum() != null && limits.minimum().compareTo(maximum.amount()) > 0) {
            problems.problem(at + "/minimum", "error.offering.minimumAboveMaximum");
        }
        boolean volume =
                tariff.charge() instanceof Charge.Volume
                        || tariff.bands().values().stream()
                                .anyMatch(Charge.Volume.class::isInstance);
        if (volume && maximum.strategy() == Maximum.Strategy.DISCONNECT) {
            problems.problem(at + "/maximum/strategy", "error.offering.volumeDisconnect");
        }
    }
}
