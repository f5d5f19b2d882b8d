package bellbird.portal.plan;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Charge;
import bellbird.offering.Destination;
import bellbird.offering.OfferingPrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageMatch.Net;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prices of one named place each, by the first digits of its numbers: the plain ones, which a row
 * of fields can show.
 */
final class Places {

    private static final int MOST_PREFIXES_OF_A_ROW = 8;

    private Places() {}

    static List<UsageTariff> of(PriceTerms terms) {
        return terms.tariffs().stream()
                .filter(
                        one ->
                                one.match().destinations().size() == 1
                                        && one.match().direction() == Direction.OUTGOING
                                        && one.match().net() == Net.ANY
                                        && one.match().visited().contains(UsageMatch.HOME)
                                        && one.charge() instanceof Charge.PerUnit
                                        && one.bands().isEmpty()
                                        && destination(terms, one)
                                                .filter(
                                                        each ->
                                                                each.shortNumbers().isEmpty()
                                                                        && each.prefixes().size()
                                                                                <= MOST_PREFIXES_OF_A_ROW)
                                                .isPresent())
                .toList();
    }

    static Optional<Destination> destination(PriceTerms terms, UsageTariff tariff) {
        return terms.destinations().stream()
                .filter(one -> tariff.match().destinations().contains(one.name()))
                .findFirst();
    }

    /** A new place with a name and prefix that nobody has typed yet. */
    static PriceTerms add(PriceTerms terms, UsageType service, String name) {
        Set<String> taken =
                terms.destinations().stream().map(Destination::name).collect(Collectors.toSet());
        String free = name;
        for (int i = 2; taken.contains(free); i++) {
            free = name + " " + i;
        }
        PriceTerms with =
                Terms.withDestinations(
                        terms,
                        Terms.replaced(
                                terms.destinations(),
                                null,
                                new Destination(free, List.of(), List.of())));
        Set<String> visited =
                Everyday.beyond(terms, service)
                        .map(one -> one.match().visited())
                        .orElse(Set.of(UsageMatch.HOME));
        return Terms.replacePrice(
                with,
                null,
                UsageTariff.of(
                        Terms.freeId(terms, service.word() + "-place"),
                        free,
                        new UsageMatch(service, Direction.OUTGOING, Net.ANY, visited, Set.of(free)),
                        Everyday.usualUnit(service),
                        new Charge.PerUnit(BigDecimal.ZERO)));
    }

    /** Renames a destination wherever the terms name it. */
    static PriceTerms rename(PriceTerms terms, String old, String name) {
        if (terms.destinations().stream().anyMatch(one -> one.name().equals(name))) {
            return terms;
        }
        List<OfferingPrice> prices = new ArrayList<>();
        for (OfferingPrice price : terms.prices()) {
            prices.add(
                    price instanceof UsageTariff tariff
                                    && tariff.match().destinations().contains(old)
                            ? renamed(tariff, old, name)
                            : price);
        }
        return Terms.withDestinations(
                Terms.withAllowances(
                        Terms.withPrices(terms, prices),
                        Terms.each(terms.allowances(), one -> renamed(one, old, name))),
                Terms.each(
                        terms.destinations(),
                        one ->
                                one.name().equals(old)
                                        ? new Destination(name, one.prefixes(), one.shortNumbers())
                                        : one));
    }

    private static UsageTariff renamed(UsageTariff one, String old, String name) {
        UsageMatch match = one.match();
        return new UsageTariff(
                one.id(),
                one.name().equals(old) ? name : one.name(),
                new UsageMatch(
                        match.service(),
                        match.direction(),
                        match.net(),
                        match.visited(),
                        swapped(match.destinations(), old, name)),
                one.unit(),
                one.increments(),
                one.spans(),
                one.charge(),
                one.bands(),
                one.limits());
    }

    private static AllowanceTerms renamed(AllowanceTerms one, String old, String name) {
        AllowanceTerms.Counts counts = one.counts();
        if (!counts.destinations().contains(old)) {
            return one;
        }
        return new AllowanceTerms(
                one.id(),
                one.name(),
                one.unit(),
                one.quantity(),
                one.priority(),
                one.sharing(),
                one.memberCap(),
                one.validPeriods(),
                one.rollover(),
                one.prorated(),
                new AllowanceTerms.Counts(
                        counts.services(),
                        counts.directions(),
                        counts.net(),
                        counts.visited(),
                        swapped(counts.destinations(), old, name)));
    }

    private static Set<String> swapped(Set<String> names, String old, String name) {
        return names.stream().map(one -> one.equals(old) ? name : one).collect(Collectors.toSet());
    }

    static PriceTerms prefixes(PriceTerms terms, String name, List<String> prefixes) {
        return Terms.withDestinations(
                terms,
                Terms.each(
                        terms.destinations(),
                        one ->
                                one.name().equals(name)
                                        ? new Destination(name, prefixes, one.shortNumbers())
                                        : one));
    }

    static PriceTerms rate(PriceTerms terms, UsageTariff tariff, BigDecimal rate) {
        return Terms.replacePrice(
                terms,
                tariff,
                new UsageTariff(
                        tariff.id(),
                        tariff.name(),
                        tariff.match(),
                        tariff.unit(),
                        tariff.increments(),
                        tariff.spans(),
                        new Charge.PerUnit(rate),
                        tariff.bands(),
                        tariff.limits()));
    }

    /** Without the price, and without a place that nothing else names. */
    static PriceTerms remove(PriceTerms terms, UsageTariff tariff) {
        PriceTerms left = Terms.withPrices(terms, Terms.without(terms.prices(), tariff));
        Set<String> used =
                left.tariffs().stream()
                        .flatMap(one -> one.match().destinations().stream())
                        .collect(Collectors.toSet());
        left.allowances().forEach(one -> used.addAll(one.counts().destinations()));
        return Terms.withDestinations(
                left,
                left.destinations().stream()
                        .filter(
                                one ->
                                        used.contains(one.name())
                                                || !tariff.match()
                                                        .destinations()
                                                        .contains(one.name()))
                        .toList());
    }
}
