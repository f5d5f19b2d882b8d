package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds everything that is wrong with terms, each with its place in the document; nothing is mended
 * silently. Places begin with a slash, such as {@code /prices/3/charge/rate}.
 */
public final class TermsChecks {

    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,15}");
    private static final Pattern SHORT = Pattern.compile("[0-9*#]{2,6}");
    private static final Pattern FREE = Pattern.compile("\\+[0-9]{1,15}|[0-9*#]{2,6}");
    private static final Pattern MCC = Pattern.compile("[0-9]{3}");
    private static final Pattern MNC = Pattern.compile("[0-9]{2,3}");
    private static final int MOST_PRICES = 10_000;
    private static final int MOST_PREFIXES = 100_000;

    private final PriceTerms terms;
    private final TermsProblems problems = new TermsProblems();
    private final Set<String> destinations = new HashSet<>();
    private final Set<String> zones = new HashSet<>(Set.of(UsageMatch.HOME));
    private final Set<String> bands = new HashSet<>();

    private TermsChecks(PriceTerms terms) {
        this.terms = terms;
    }

    /** All that is wrong; empty if the terms can be published. */
    public static List<Problem> problems(PriceTerms terms) {
        TermsChecks checks = new TermsChecks(terms);
        checks.all();
        return checks.problems.list();
    }

    /**
     * @throws BellbirdException if anything is wrong
     */
    public static void check(PriceTerms terms) {
        List<Problem> problems = problems(terms);
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
    }

    private void all() {
        long prefixes = terms.destinations().stream().mapToLong(one -> one.prefixes().size()).sum();
        if (terms.prices().size() > MOST_PRICES) {
            problems.problem(
                    "/prices", "error.offering.tooManyPrices", Integer.toString(MOST_PRICES));
            return;
        }
        if (prefixes > MOST_PREFIXES) {
            problems.problem(
                    "/destinations",
                    "error.offering.tooManyPrices",
                    Integer.toString(MOST_PREFIXES));
            return;
        }
        destinations();
        zones();
        bands();
        freeNumbers();
        prices();
        new AllowanceChecks(problems, terms, destinations, zones).all();
        if (problems.list().isEmpty()) {
            problems.list().addAll(TariffConflicts.of(terms));
        }
    }

    private void destinations() {
        for (int i = 0; i < terms.destinations().size(); i++) {
            Destination destination = terms.destinations().get(i);
            String place = "/destinations/" + i;
            problems.name(place + "/name", destination.name());
            problems.unique(destinations, destination.name(), place + "/name");
            problems.all(
                    destination.prefixes(), PREFIX, place + "/prefixes/", "error.offering.prefix");
            problems.all(
                    destination.shortNumbers(),
                    SHORT,
                    place + "/shortNumbers/",
                    "error.offering.shortNumber");
            if (destination.prefixes().isEmpty() && destination.shortNumbers().isEmpty()) {
                problems.problem(place + "/prefixes", "error.required");
            }
        }
    }

    private void zones() {
        Set<String> networks = new HashSet<>();
        for (int i = 0; i < terms.zones().size(); i++) {
            RoamingZone zone = terms.zones().get(i);
            String place = "/zones/" + i;
            problems.name(place + "/name", zone.name());
            if (!zone.name().equals(UsageMatch.HOME)) {
                problems.unique(zones, zone.name(), place + "/name");
            }
            for (int k = 0; k < zone.networks().size(); k++) {
                RoamingZone.Network network = zone.networks().get(k);
                String at = place + "/networks/" + k;
                problems.matches(network.mcc(), MCC, at + "/mcc", "error.offering.mcc");
                if (network.mnc() != null) {
                    problems.matches(network.mnc(), MNC, at + "/mnc", "error.offering.mnc");
                }
                problems.unique(networks, network.mcc() + "/" + network.mnc(), at);
            }
        }
    }

    private void bands() {
        for (int i = 0; i < terms.bands().size(); i++) {
            TimeBand band = terms.bands().get(i);
            problems.name("/bands/" + i + "/name", band.name());
            problems.unique(bands, band.name(), "/bands/" + i + "/name");
            if (band.windows().isEmpty()
                    || band.windows().stream().anyMatch(one -> one.days().isEmpty())) {
                problems.problem("/bands/" + i + "/windows", "error.required");
            }
        }
    }

    private void freeNumbers() {
        for (int i = 0; i < terms.freeNumbers().size(); i++) {
            problems.matches(
                    terms.freeNumbers().get(i).number(),
                    FREE,
                    "/freeNumbers/" + i + "/number",
                    "error.offering.freeNumber");
        }
    }

    private void every(String place, RecurringPrice.Interval every) {
        if (every.count() < 1) {
            problems.problem(place, "error.notPositive");
        }
        if (every.count() > every.unit().most()) {
            problems.problem(
                    place, "error.offering.longPeriod", Integer.toString(every.unit().most()));
        }
    }

    private void prices() {
        Set<String> ids = new HashSet<>();
        TariffChecks.Names names = new TariffChecks.Names(destinations, zones, bands);
        for (int i = 0; i < terms.prices().size(); i++) {
            OfferingPrice price = terms.prices().get(i);
            String place = "/prices/" + i;
            problems.matches(price.id(), TermsProblems.ID, place + "/id", "error.offering.id");
            problems.unique(ids, price.id(), place + "/id");
            switch (price) {
                case OneTimePrice once -> {
                    problems.name(place + "/name", once.name());
                    problems.amount(place + "/amount", once.amount());
                }
                case RecurringPrice recurring -> {
                    problems.optionalName(place + "/name", recurring.name());
                    problems.amount(place + "/amount", recurring.amount());
                    every(place + "/every/count", recurring.every());
                }
                case UsageTariff tariff ->
                        new TariffChecks(problems, terms, names, place, tariff).all();
            }
        }
    }
}
