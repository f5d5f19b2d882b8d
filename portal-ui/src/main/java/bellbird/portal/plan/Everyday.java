package bellbird.portal.plan;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Charge;
import bellbird.offering.OfferingPrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.offering.RoamingZone;
import bellbird.offering.TimeBand;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageMatch.Net;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageTariff.Increments;
import bellbird.offering.UsageType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What nearly every plan says: a monthly price, and for each service what is included, what more of
 * it costs, and when it costs something else. Each change touches that part of the terms alone.
 */
final class Everyday {

    static final long MINUTE = 60;
    static final long MEGABYTE = 1_000_000;
    static final long GIGABYTE = 1_000_000_000;

    private Everyday() {}

    static Optional<RecurringPrice> recurring(PriceTerms terms) {
        return terms.prices().stream()
                .filter(RecurringPrice.class::isInstance)
                .map(RecurringPrice.class::cast)
                .findFirst();
    }

    /** Whether an allowance can pay for what a tariff prices. */
    static boolean pays(AllowanceTerms allowance, UsageTariff tariff) {
        AllowanceTerms.Counts counts = allowance.counts();
        UsageMatch match = tariff.match();
        Set<String> places =
                match.destinations().isEmpty() ? Set.of(tariff.name()) : match.destinations();
        return counts.services().contains(match.service())
                && counts.directions().contains(match.direction())
                && !Collections.disjoint(counts.visited(), match.visited())
                && (counts.destinations().isEmpty()
                        || !Collections.disjoint(counts.destinations(), places));
    }

    static PriceTerms recurring(PriceTerms terms, BigDecimal amount) {
        RecurringPrice before = recurring(terms).orElse(null);
        if (before == null) {
            List<OfferingPrice> prices = new ArrayList<>(terms.prices());
            prices.addFirst(RecurringPrice.monthly(amount));
            return Terms.withPrices(terms, prices);
        }
        return Terms.replacePrice(
                terms,
                before,
                new RecurringPrice(
                        before.id(),
                        before.name(),
                        amount,
                        before.every(),
                        before.timing(),
                        before.prorated()));
    }

    /** The price of what goes out from home to any number. */
    static Optional<UsageTariff> beyond(PriceTerms terms, UsageType service) {
        return terms.tariffs().stream()
                .filter(one -> isMain(one.match()) && one.match().service() == service)
                .findFirst();
    }

    private static boolean isMain(UsageMatch match) {
        return match.direction() == Direction.OUTGOING
                && match.net() == Net.ANY
                && match.destinations().isEmpty()
                && match.visited().contains(UsageMatch.HOME);
    }

    static Optional<AllowanceTerms> included(PriceTerms terms, UsageType service) {
        return terms.allowances().stream()
                .filter(one -> one.unit() == AllowanceTerms.Unit.of(service))
                .filter(one -> one.counts().services().equals(Set.of(service)))
                .filter(one -> one.counts().visited().contains(UsageMatch.HOME))
                .findFirst();
    }

    /** Seconds, messages or bytes the price of a new tariff is for. */
    static long usualUnit(UsageType service) {
        return switch (service) {
            case VOICE -> MINUTE;
            case SMS, MMS, CONTENT -> 1;
            case DATA -> MEGABYTE;
        };
    }

    /**
     * @param quantity seconds, messages or bytes; 0 for none
     */
    static PriceTerms included(PriceTerms terms, UsageType service, long quantity) {
        AllowanceTerms before = included(terms, service).orElse(null);
        if (quantity == 0) {
            return before == null
                    ? terms
                    : Terms.withAllowances(terms, Terms.without(terms.allowances(), before));
        }
        AllowanceTerms now =
                before == null
                        ? fresh(terms, service, quantity)
                        : with(before, quantity, before.rollover(), before.counts());
        return Terms.replaceAllowance(terms, before, now);
    }

    private static AllowanceTerms fresh(PriceTerms terms, UsageType service, long quantity) {
        AllowanceTerms usual = AllowanceTerms.of(service, quantity, 1);
        return new AllowanceTerms(
                Terms.freeId(terms, usual.id()),
                usual.name(),
                usual.unit(),
                quantity,
                usual.priority(),
                usual.sharing(),
                usual.memberCap(),
                usual.validPeriods(),
                usual.rollover(),
                usual.prorated(),
                visited(usual.counts(), everywhere(terms)));
    }

    static PriceTerms rollover(PriceTerms terms, UsageType service, boolean on) {
        return included(terms, service)
                .map(
                        before ->
                                Terms.replaceAllowance(
                                        terms,
                                        before,
                                        with(
                                                before,
                                                before.quantity(),
                                                on ? AllowanceTerms.Rollover.USUAL : null,
                                                before.counts())))
                .orElse(terms);
    }

    private static AllowanceTerms with(
            AllowanceTerms one,
            long quantity,
            AllowanceTerms.@Nullable Rollover rollover,
            AllowanceTerms.Counts counts) {
        return new AllowanceTerms(
                one.id(),
                one.name(),
                one.unit(),
                quantity,
                one.priority(),
                one.sharing(),
                one.memberCap(),
                one.validPeriods(),
                rollover,
                one.prorated(),
                counts);
    }

    /** Whether a field for one price can show what the tariff costs. */
    static boolean isPlain(UsageTariff tariff) {
        return tariff.charge() instanceof Charge.PerUnit;
    }

    /**
     * @param name of a new tariff, for people
     */
    static PriceTerms beyond(PriceTerms terms, UsageType service, BigDecimal rate, String name) {
        UsageTariff before = beyond(terms, service).orElse(null);
        if (before != null) {
            return isPlain(before)
                    ? Terms.replacePrice(terms, before, with(before, new Charge.PerUnit(rate)))
                    : terms;
        }
        long unit = usualUnit(service);
        UsageTariff now =
                UsageTariff.of(
                        Terms.freeId(terms, service.word()),
                        name,
                        new UsageMatch(
                                service, Direction.OUTGOING, Net.ANY, everywhere(terms), Set.of()),
                        unit,
                        new Charge.PerUnit(rate));
        // Data is charged in started units of each session (rule R2).
        return Terms.replacePrice(
                terms, null, service == UsageType.DATA ? now.in(Increments.of(unit, unit)) : now);
    }

    private static UsageTariff with(UsageTariff one, Charge charge) {
        return new UsageTariff(
                one.id(),
                one.name(),
                one.match(),
                one.unit(),
                one.increments(),
                one.spans(),
                charge,
                one.bands(),
                one.limits());
    }

    static PriceTerms counted(PriceTerms terms, UsageType service, Increments increments) {
        return beyond(terms, service)
                .map(one -> Terms.replacePrice(terms, one, one.in(increments)))
                .orElse(terms);
    }

    /** What the service costs in a band; the band is added where the terms have none so named. */
    static PriceTerms inBand(PriceTerms terms, UsageType service, TimeBand band, BigDecimal rate) {
        UsageTariff tariff = beyond(terms, service).orElse(null);
        if (tariff == null) {
            return terms;
        }
        Map<String, Charge> bands = new HashMap<>(tariff.bands());
        bands.put(band.name(), new Charge.PerUnit(rate));
        PriceTerms known =
                terms.bands().stream().anyMatch(one -> one.name().equals(band.name()))
                        ? terms
                        : Terms.withBands(terms, Terms.replaced(terms.bands(), null, band));
        return Terms.replacePrice(known, tariff, tariff.with(tariff.spans(), bands));
    }

    /** The price outside of bands counts in this one too; a band nobody uses goes. */
    static PriceTerms outOfBand(PriceTerms terms, UsageType service, String band) {
        UsageTariff tariff = beyond(terms, service).orElse(null);
        if (tariff == null) {
            return terms;
        }
        Map<String, Charge> bands = new HashMap<>(tariff.bands());
        bands.remove(band);
        PriceTerms now = Terms.replacePrice(terms, tariff, tariff.with(tariff.spans(), bands));
        boolean used = now.tariffs().stream().anyMatch(one -> one.bands().containsKey(band));
        return used
                ? now
                : Terms.withBands(
                        now, now.bands().stream().filter(one -> !one.name().equals(band)).toList());
    }

    /** The zone of the terms with the same networks. */
    static Optional<RoamingZone> zone(PriceTerms terms, RoamingZone ready) {
        return terms.zones().stream()
                .filter(one -> Set.copyOf(one.networks()).equals(Set.copyOf(ready.networks())))
                .findFirst();
    }

    /** Home, and the zones in which everything else counts as at home. */
    private static Set<String> everywhere(PriceTerms terms) {
        Set<String> places = new HashSet<>(Set.of(UsageMatch.HOME));
        terms.zones().stream()
                .map(RoamingZone::name)
                .filter(zone -> likeHome(terms, zone))
                .forEach(places::add);
        return places;
    }

    /** Whether a zone is in all that is said for home, and has no prices of its own. */
    static boolean likeHome(PriceTerms terms, String zone) {
        boolean tariffs =
                terms.tariffs().stream()
                        .filter(one -> isMain(one.match()))
                        .allMatch(one -> one.match().visited().contains(zone));
        boolean allowances =
                terms.allowances().stream()
                        .filter(one -> one.counts().visited().contains(UsageMatch.HOME))
                        .allMatch(one -> one.counts().visited().contains(zone));
        boolean ownPrices =
                terms.tariffs().stream()
                        .map(UsageTariff::match)
                        .filter(one -> one.direction() == Direction.OUTGOING)
                        .filter(one -> one.visited().contains(zone))
                        .anyMatch(one -> !one.visited().contains(UsageMatch.HOME));
        return tariffs && allowances && !ownPrices;
    }

    /**
     * Makes a zone cost what home costs; calls that come in there are free. A zone of that name
     * with other networks, as from an older list, gets these.
     *
     * @param incoming name of the price of incoming calls
     */
    static PriceTerms roam(PriceTerms terms, RoamingZone ready, String incoming) {
        RoamingZone zone = zone(terms, ready).orElse(ready);
        RoamingZone before =
                terms.zones().stream()
                        .filter(one -> one.name().equals(zone.name()))
                        .findFirst()
                        .orElse(null);
        PriceTerms known = Terms.withZones(terms, Terms.replaced(terms.zones(), before, zone));
        List<OfferingPrice> prices = new ArrayList<>();
        boolean comesIn = false;
        for (OfferingPrice price : known.prices()) {
            if (price instanceof UsageTariff tariff) {
                UsageMatch match = tariff.match();
                comesIn |=
                        match.direction() == Direction.INCOMING
                                && match.visited().contains(zone.name());
                prices.add(
                        match.direction() == Direction.OUTGOING
                                        && match.visited().contains(UsageMatch.HOME)
                                ? with(tariff, plus(match.visited(), zone.name()))
                                : price);
            } else {
                prices.add(price);
            }
        }
        if (!comesIn) {
            prices.add(
                    UsageTariff.of(
                            Terms.freeId(known, "voice-incoming"),
                            incoming,
                            new UsageMatch(
                                    UsageType.VOICE,
                                    Direction.INCOMING,
                                    Net.ANY,
                                    Set.of(zone.name()),
                                    Set.of()),
                            MINUTE,
                            new Charge.PerUnit(BigDecimal.ZERO)));
        }
        return Terms.withAllowances(
                Terms.withPrices(known, prices),
                Terms.each(
                        known.allowances(),
                        one ->
                                one.counts().visited().contains(UsageMatch.HOME)
                                        ? with(
                                                one,
                                                one.quantity(),
                                                one.rollover(),
                                                visited(
                                                        one.counts(),
                                                        plus(one.counts().visited(), zone.name())))
                                        : one));
    }

    /** Forgets a zone, and the prices that are for it alone. */
    static PriceTerms leave(PriceTerms terms, RoamingZone zone) {
        List<OfferingPrice> prices = new ArrayList<>();
        for (OfferingPrice price : terms.prices()) {
            if (price instanceof UsageTariff tariff
                    && tariff.match().visited().contains(zone.name())) {
                Set<String> left = minus(tariff.match().visited(), zone.name());
                if (!left.isEmpty()) {
                    prices.add(with(tariff, left));
                }
            } else {
                prices.add(price);
            }
        }
        List<AllowanceTerms> allowances = new ArrayList<>();
        for (AllowanceTerms one : terms.allowances()) {
            Set<String> left = minus(one.counts().visited(), zone.name());
            if (!left.isEmpty()) {
                allowances.add(
                        with(one, one.quantity(), one.rollover(), visited(one.counts(), left)));
            }
        }
        return Terms.withZones(
                Terms.withAllowances(Terms.withPrices(terms, prices), allowances),
                Terms.without(terms.zones(), zone));
    }

    private static UsageTariff with(UsageTariff one, Set<String> visited) {
        UsageMatch match = one.match();
        return new UsageTariff(
                one.id(),
                one.name(),
                new UsageMatch(
                        match.service(),
                        match.direction(),
                        match.net(),
                        visited,
                        match.destinations()),
                one.unit(),
                one.increments(),
                one.spans(),
                one.charge(),
                one.bands(),
                one.limits());
    }

    private static AllowanceTerms.Counts visited(AllowanceTerms.Counts counts, Set<String> where) {
        return new AllowanceTerms.Counts(
                counts.services(), counts.directions(), counts.net(), where, counts.destinations());
    }

    private static Set<String> plus(Set<String> all, String one) {
        Set<String> changed = new HashSet<>(all);
        changed.add(one);
        return changed;
    }

    private static Set<String> minus(Set<String> all, String one) {
        return all.stream().filter(each -> !each.equals(one)).collect(Collectors.toSet());
    }
}
