package bellbird.offering;

import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageMatch.Net;
import java.util.ArrayList;
import java.util.List;

/**
 * Usage that would have no price and be suspended: shown before terms are published.
 *
 * @param zone where the phone is
 * @param reason {@code NO_PRICE} at all, {@code SOME_NUMBERS}, {@code ONE_NET} or {@code
 *     SOME_TIMES}
 * @param detail id of the tariff that leaves it open; empty where there is none
 */
public record Uncovered(
        UsageType service, Direction direction, String zone, Reason reason, String detail) {

    /** What is missing. */
    public enum Reason {
        NO_PRICE,
        SOME_NUMBERS,
        ONE_NET,
        SOME_TIMES
    }

    /** Everything the services of the terms leave open, at home and in each roaming zone. */
    public static List<Uncovered> of(PriceTerms terms) {
        List<String> zones = new ArrayList<>(List.of(UsageMatch.HOME));
        terms.zones().stream()
                .map(RoamingZone::name)
                .filter(one -> !zones.contains(one))
                .forEach(zones::add);
        List<Uncovered> open = new ArrayList<>();
        for (UsageType service : List.of(UsageType.VOICE, UsageType.SMS, UsageType.DATA)) {
            for (String zone : zones) {
                of(terms, service, zone, open);
            }
        }
        incoming(terms, zones, open);
        for (UsageTariff tariff : terms.tariffs()) {
            if (tariff.charge() == null && hasGaps(terms, tariff)) {
                UsageMatch match = tariff.match();
                match.visited()
                        .forEach(
                                zone ->
                                        open.add(
                                                new Uncovered(
                                                        match.service(),
                                                        match.direction(),
                                                        zone,
                                                        Reason.SOME_TIMES,
                                                        tariff.id())));
            }
        }
        return open;
    }

    /** Who may call abroad is called there too; at home that costs nothing. */
    private static void incoming(PriceTerms terms, List<String> zones, List<Uncovered> open) {
        for (String zone : zones) {
            if (!zone.equals(UsageMatch.HOME)
                    && matches(terms, Direction.OUTGOING, zone)
                    && !matches(terms, Direction.INCOMING, zone)) {
                open.add(
                        new Uncovered(
                                UsageType.VOICE, Direction.INCOMING, zone, Reason.NO_PRICE, ""));
            }
        }
    }

    private static boolean matches(PriceTerms terms, Direction direction, String zone) {
        return terms.tariffs().stream()
                .map(UsageTariff::match)
                .anyMatch(
                        one ->
                                one.service() == UsageType.VOICE
                                        && one.direction() == direction
                                        && one.visited().contains(zone));
    }

    private static void of(PriceTerms terms, UsageType service, String zone, List<Uncovered> open) {
        List<UsageMatch> matches =
                terms.tariffs().stream()
                        .map(UsageTariff::match)
                        .filter(one -> one.service() == service)
                        .filter(one -> one.direction() == Direction.OUTGOING)
                        .filter(one -> one.visited().contains(zone))
                        .toList();
        if (matches.isEmpty()) {
            open.add(new Uncovered(service, Direction.OUTGOING, zone, Reason.NO_PRICE, ""));
            return;
        }
        List<Net> anyNumber =
                matches.stream()
                        .filter(one -> one.destinations().isEmpty())
                        .map(UsageMatch::net)
                        .toList();
        if (anyNumber.contains(Net.ANY)
                || anyNumber.containsAll(List.of(Net.ON_NET, Net.OFF_NET))) {
            return;
        }
        open.add(
                new Uncovered(
                        service,
                        Direction.OUTGOING,
                        zone,
                        anyNumber.isEmpty() ? Reason.SOME_NUMBERS : Reason.ONE_NET,
                        ""));
    }

    private static boolean hasGaps(PriceTerms terms, UsageTariff tariff) {
        return new BandTable(
                        terms.bands().stream()
                                .filter(one -> tariff.bands().containsKey(one.name()))
                                .toList(),
                        terms.holidays())
                .hasGaps();
    }
}
