package bellbird.offering;

import bellbird.offering.Charge.PerUnit;
import bellbird.offering.UsageTariff.Increments;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Plain prices by prefix as terms, which say the same and can say more. */
public final class UsagePrices {

    /** What rows of usage_price can be of. */
    private static final Set<UsageType> ROWS =
            EnumSet.of(UsageType.VOICE, UsageType.SMS, UsageType.DATA);

    private static final TreeSet<String> NONE = new TreeSet<>();

    private UsagePrices() {}

    public static PriceTerms terms(
            ZoneId zone, List<UsagePrice> prices, List<AllowanceDraft> allowances) {
        Map<String, TreeSet<String>> prefixes = new LinkedHashMap<>();
        for (UsagePrice price : prices) {
            if (!price.prefix().isEmpty()) {
                prefixes.computeIfAbsent(price.destination(), name -> new TreeSet<>())
                        .add(price.prefix());
            }
        }
        Map<String, Destination> destinations = new LinkedHashMap<>();
        List<UsageTariff> tariffs = new ArrayList<>(prices.size());
        for (UsagePrice price : prices) {
            String[] names = {};
            if (!price.prefix().isEmpty()) {
                // A name stands for one set of numbers: where it stands for two, the prefix tells.
                boolean one = prefixes.getOrDefault(price.destination(), NONE).size() == 1;
                String name =
                        one ? price.destination() : price.destination() + " +" + price.prefix();
                destinations.put(name, Destination.of(name, price.prefix()));
                names = new String[] {name};
            }
            tariffs.add(tariff(price, names));
        }
        return PriceTerms.of(
                zone,
                tariffs,
                allowances.stream()
                        .map(
                                one ->
                                        AllowanceTerms.of(
                                                one.service(), one.quantity(), one.priority()))
                        .toList(),
                List.copyOf(destinations.values()));
    }

    /**
     * The tariffs of terms that are plain prices: at home, outgoing, in any net, in proportion, the
     * same at all times. Bills print their unit price.
     */
    static List<UsagePrice> plain(PriceTerms terms) {
        Map<String, Destination> destinations = new LinkedHashMap<>();
        terms.destinations().forEach(one -> destinations.put(one.name(), one));
        List<UsagePrice> prices = new ArrayList<>();
        for (UsageTariff tariff : terms.tariffs()) {
            UsageMatch match = tariff.match();
            if (!(tariff.charge() instanceof PerUnit perUnit)
                    || !tariff.bands().isEmpty()
                    || match.net() != UsageMatch.Net.ANY
                    || match.direction() != UsageMatch.Direction.OUTGOING
                    || !match.visited().contains(UsageMatch.HOME)
                    || !ROWS.contains(match.service())) {
                continue;
            }
            if (match.destinations().isEmpty()) {
                prices.add(row(tariff, "", tariff.name(), perUnit));
            }
            for (String name : new TreeSet<>(match.destinations())) {
                Destination destination = destinations.get(name);
                if (destination != null) {
                    destination
                            .prefixes()
                            .forEach(prefix -> prices.add(row(tariff, prefix, name, perUnit)));
                }
            }
        }
        return prices;
    }

    private static UsagePrice row(
            UsageTariff tariff, String prefix, String destination, PerUnit perUnit) {
        boolean call = tariff.match().service() == UsageType.VOICE;
        BigDecimal fee = tariff.limits().connectionFee();
        return new UsagePrice(
                tariff.match().service(),
                prefix,
                destination,
                perUnit.rate(),
                tariff.unit(),
                call ? (int) tariff.increments().first() : 1,
                call ? (int) tariff.increments().next() : 1,
                fee == null ? BigDecimal.ZERO : fee);
    }

    private static UsageTariff tariff(UsagePrice price, String... destinations) {
        String word = price.service().word();
        UsageTariff tariff =
                UsageTariff.of(
                        price.prefix().isEmpty() ? word : word + "-" + price.prefix(),
                        price.destination(),
                        UsageMatch.home(price.service(), destinations),
                        price.unitSize(),
                        new PerUnit(price.amount()));
        return switch (price.service()) {
            case VOICE -> tariff.in(Increments.of(price.firstIncrement(), price.nextIncrement()));
            // Data is charged in started units of each session (rule R2).
            case DATA -> tariff.in(Increments.of(price.unitSize(), price.unitSize()));
            case SMS, MMS, CONTENT -> tariff;
        };
    }
}
