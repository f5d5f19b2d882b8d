package bellbird.portal.plan;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.PriceTerms;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.portal.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is paid when an allowance is used up. Where it pays for places with prices of their own, the
 * price of all other places alone would mislead: a few of them are told with it, of many it says
 * that there are.
 */
final class Afterwards {

    /** Places whose prices one sentence tells. */
    private static final int MOST = 3;

    private final PriceTerms terms;
    private final PriceWords prices;

    Afterwards(PriceTerms terms, PriceWords prices) {
        this.terms = terms;
        this.prices = prices;
    }

    /**
     * Such as {@code , then £0.09 a minute to National, £0.49 a minute to other places}. Without a
     * price of its own nothing is said: what an add-on leaves costs what the plan says.
     */
    String of(AllowanceTerms allowance) {
        UsageType service = allowance.meter();
        if (service == null || !allowance.equals(Everyday.included(terms, service).orElse(null))) {
            return "";
        }
        List<UsageTariff> places = places(allowance, service);
        String others = Everyday.beyond(terms, service).map(prices::of).orElse("");
        if (places.isEmpty()) {
            return others.isEmpty() ? "" : Texts.text("operator.sheet.then", others);
        }
        if (places.size() > MOST) {
            return others.isEmpty()
                    ? Texts.text("operator.sheet.thenPlaces")
                    : Texts.text("operator.sheet.thenOrPlaces", others);
        }
        List<String> all = new ArrayList<>();
        places.forEach(
                one ->
                        all.add(
                                Texts.text(
                                        "operator.sheet.then.to",
                                        prices.of(one),
                                        SheetWriter.names(one.match().destinations()))));
        if (!others.isEmpty()) {
            all.add(Texts.text("operator.sheet.then.others", others));
        }
        return Texts.text("operator.sheet.then", String.join(", ", all));
    }

    /** Whether the price of a place stands with the allowance that pays for it first. */
    boolean toldWithAllowance(UsageTariff tariff) {
        UsageType service = tariff.match().service();
        return Everyday.included(terms, service)
                .map(one -> places(one, service))
                .filter(places -> places.size() <= MOST && places.contains(tariff))
                .isPresent();
    }

    /** Prices of places that differ from the usual one, by name. */
    private List<UsageTariff> places(AllowanceTerms allowance, UsageType service) {
        String usual = Everyday.beyond(terms, service).map(prices::of).orElse("");
        return terms.tariffs().stream()
                .filter(one -> one.match().service() == service)
                .filter(one -> !one.match().destinations().isEmpty())
                .filter(one -> Everyday.pays(allowance, one))
                .filter(one -> !prices.of(one).equals(usual))
                .sorted(Comparator.comparing(UsageTariff::name))
                .toList();
    }
}
