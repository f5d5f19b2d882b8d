package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.text.PlainText;
import bellbird.offering.UsageTariff.Maximum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds everything that is wrong with terms, each with its place in the document; nothing is mended
 * silently. Places begin with a slash, such as {@code /prices/3/charge/rate}.
 */
public final class TermsChecks {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,59}");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,15}");
    private static final Pattern SHORT = Pattern.compile("[0-9*#]{2,6}");
    private static final Pattern FREE = Pattern.compile("\\+[0-9]{1,15}|[0-9*#]{2,6}");
    private static final Pattern MCC = Pattern.compile("[0-9]{3}");
    private static final Pattern MNC = Pattern.compile("[0-9]{2,3}");
    private static final int MOST_PRICES = 10_000;
    private static final int MOST_PREFIXES = 100_000;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_PERCENT = 1_000;
    private static final int MOST_ROLLED_PERIODS = 24;
    private static final long LARGEST = 1_000_000_000_000_000L;

    private final PriceTerms terms;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> destinations = new HashSet<>();
    private final Set<String> zones = new HashSet<>(Set.of(UsageMatch.HOME));
    private final Map<String, TimeBand> bands = new HashMap<>();

    private TermsChecks(PriceTerms terms) {
        this.terms = terms;
    }

    /** All that is wrong; empty if the terms can be published. */
    public static List<Problem> problems(PriceTerms terms) {
        TermsChecks checks = new TermsChecks(terms);
        checks.all();
        return checks.problems;
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
            problem("/prices", "error.offering.tooManyPrices", Integer.toString(MOST_PRICES));
            return;
        }
        if (prefixes > MOST_PREFIXES) {
            problem(
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
        allowances();
        if (problems.isEmpty()) {
            problems.addAll(TariffConflicts.of(terms));
        }
    }

    private void destinations() {
        for (int i = 0; i < terms.destinations().size(); i++) {
            Destination destination = terms.destinations().get(i);
            String place = "/destinations/" + i;
            name(place + "/name", destination.name());
            unique(destinations, destination.name(), place + "/name");
            all(destination.prefixes(), PREFIX, place + "/prefixes/", "error.offering.prefix");
            all(
                    destination.shortNumbers(),
                    SHORT,
                    place + "/shortNumbers/",
                    "error.offering.shortNumber");
            if (destination.prefixes().isEmpty() && destination.shortNumbers().isEmpty()) {
                problem(place + "/prefixes", "error.required");
            }
        }
    }

    private void zones() {
        Set<String> networks = new HashSet<>();
        for (int i = 0; i < terms.zones().size(); i++) {
            RoamingZone zone = terms.zones().get(i);
            String place = "/zones/" + i;
            name(place + "/name", zone.name());
            if (!zone.name().equals(UsageMatch.HOME)) {
                unique(zones, zone.name(), place + "/name");
            }
            for (int k = 0; k < zone.networks().size(); k++) {
                RoamingZone.Network network = zone.networks().get(k);
                String at = place + "/networks/" + k;
                matches(network.mcc(), MCC, at + "/mcc", "error.offering.mcc");
                if (network.mnc() != null) {
                    matches(network.mnc(), MNC, at + "/mnc", "error.offering.mnc");
                }
                unique(networks, network.mcc() + "/" + network.mnc(), at);
            }
        }
    }

    private void bands() {
        for (int i = 0; i < terms.bands().size(); i++) {
            TimeBand band = terms.bands().get(i);
            name("/bands/" + i + "/name", band.name());
            if (bands.put(band.name(), band) != null) {
                problem("/bands/" + i + "/name", "error.offering.twice", band.name());
            }
            if (band.windows().isEmpty()
                    || band.windows().stream().anyMatch(one -> one.days().isEmpty())) {
                problem("/bands/" + i + "/windows", "error.required");
            }
        }
    }

    private void freeNumbers() {
        for (int i = 0; i < terms.freeNumbers().size(); i++) {
            matches(
                    terms.freeNumbers().get(i).number(),
                    FREE,
                    "/freeNumbers/" + i + "/number",
                    "error.offering.freeNumber");
        }
    }

    private void prices() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < terms.prices().size(); i++) {
            OfferingPrice price = terms.prices().get(i);
            String place = "/prices/" + i;
            matches(price.id(), ID, place + "/id", "error.offering.id");
            unique(ids, price.id(), place + "/id");
            switch (price) {
                case OneTimePrice once -> {
                    name(place + "/name", once.name());
                    amount(place + "/amount", once.amount());
                }
                case RecurringPrice recurring -> {
                    optionalName(place + "/name", recurring.name());
                    amount(place + "/amount", recurring.amount());
                    if (recurring.every().count() < 1) {
                        problem(place + "/every/count", "error.notPositive");
                    }
                }
                case UsageTariff tariff -> new TariffChecks(place, tariff).all();
            }
        }
    }

    private void allowances() {
        Set<String> ids = new HashSet<>();
        Set<String> places = new HashSet<>(destinations);
        terms.tariffs().stream()
                .filter(one -> one.match().destinations().isEmpty())
                .forEach(one -> places.add(one.name()));
        for (int i = 0; i < terms.allowances().size(); i++) {
            AllowanceTerms allowance = terms.allowances().get(i);
            String place = "/allowances/" + i;
            matches(allowance.id(), ID, place + "/id", "error.offering.id");
            unique(ids, allowance.id(), place + "/id");
            if (allowance.quantity() < 1 || allowance.quantity() > LARGEST) {
                problem(place + "/quantity", "error.notPositive");
            }
            if (allowance.validPeriods() < 1 || allowance.validPeriods() > 120) {
                problem(place + "/validPeriods", "error.notPositive");
            }
            optionalName(place + "/name", allowance.name());
            sharing(allowance, place);
            known(allowance.counts().visited(), zones, place + "/counts/visited");
            known(allowance.counts().destinations(), places, place + "/counts/destinations");
            // Without a price the usage of the allowance could not even be rated.
            for (UsageType service : allowance.counts().services()) {
                if (terms.tariffs().stream().noneMatch(one -> one.match().service() == service)) {
                    problem(place + "/counts/services", "error.offering.allowanceWithoutPrice");
                }
                if (allowance.unit() != AllowanceTerms.Unit.MONEY
                        && allowance.unit() != AllowanceTerms.Unit.of(service)) {
                    problem(place + "/unit", "error.offering.unit", service.word());
                }
            }
            if (allowance.counts().services().isEmpty()) {
                problem(place + "/counts/services", "error.required");
            }
        }
    }

    private void sharing(AllowanceTerms allowance, String place) {
        Long cap = allowance.memberCap();
        if (cap != null && (cap < 1 || allowance.sharing() == AllowanceTerms.Sharing.LINE)) {
            problem(place + "/memberCap", "error.offering.memberCap");
        }
        AllowanceTerms.Rollover rollover = allowance.rollover();
        if (rollover != null
                && (rollover.capPercent() < 1
                        || rollover.capPercent() > MOST_PERCENT
                        || rollover.periods() < 1
                        || rollover.periods() > MOST_ROLLED_PERIODS)) {
            problem(place + "/rollover", "error.offering.rollover");
        }
    }

    /** One tariff, each problem below its place. */
    private final class TariffChecks {

        private final String place;
        private final UsageTariff tariff;

        TariffChecks(String place, UsageTariff tariff) {
            this.place = place;
            this.tariff = tariff;
        }

        void all() {
            name(place + "/name", tariff.name());
            known(tariff.match().destinations(), destinations, place + "/match/destinations");
            known(tariff.match().visited(), zones, place + "/match/visited");
            if (tariff.match().service() == UsageType.DATA
                    && !tariff.match().destinations().isEmpty()) {
                problem(place + "/match/destinations", "error.offering.dataDestination");
            }
            if (tariff.unit() < 1 || tariff.unit() > LARGEST) {
                problem(place + "/unit", "error.notPositive");
            }
            increments();
            charges();
            limits();
        }

        private void increments() {
            UsageTariff.Increments increments = tariff.increments();
            if (increments.first() < 1 || increments.first() > LARGEST) {
                problem(place + "/increments/first", "error.notPositive");
            }
            if (increments.next() < 1 || increments.next() > LARGEST) {
                problem(place + "/increments/next", "error.notPositive");
            }
            boolean total = increments.scope() != CountScope.EVENT;
            if (total && tariff.match().service() == UsageType.VOICE) {
                problem(place + "/increments/scope", "error.offering.callScope");
            }
            if (total && increments.first() != increments.next()) {
                problem(place + "/increments/first", "error.offering.totalIncrements");
            }
        }

        private void charges() {
            Set<Class<?>> kinds = new HashSet<>();
            if (tariff.charge() != null) {
                charge(place + "/charge", tariff.charge());
                kinds.add(tariff.charge().getClass());
            } else if (tariff.bands().isEmpty()) {
                problem(place + "/charge", "error.required");
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
                problem(place + "/spans", "error.offering.flatSpans");
            }
            if (known(tariff.bands().keySet(), bands.keySet(), place + "/bands")) {
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
                problem(
                        place + "/bands",
                        "error.offering.bandsOverlap",
                        String.valueOf(overlap.getMessage()));
            }
        }

        private void charge(String at, Charge charge) {
            switch (charge) {
                case Charge.Flat flat -> amount(at + "/amount", flat.amount());
                case Charge.PerUnit perUnit -> amount(at + "/rate", perUnit.rate());
                case Charge.Blocks blocks -> {
                    amount(at + "/amount", blocks.amount());
                    if (blocks.size() < 1 || blocks.size() > LARGEST) {
                        problem(at + "/size", "error.notPositive");
                    }
                }
                case Charge.Tiered tiered -> tiers(at + "/tiers", tiered.tiers());
                case Charge.Volume volume -> tiers(at + "/tiers", volume.tiers());
                case Charge.Stepwise steps -> tiers(at + "/steps", steps.steps());
            }
        }

        private void tiers(String at, List<Charge.Tier> tiers) {
            if (tiers.isEmpty()) {
                problem(at, "error.required");
            }
            long end = 0;
            for (int i = 0; i < tiers.size(); i++) {
                Charge.Tier tier = tiers.get(i);
                amount(at + "/" + i + "/rate", tier.rate());
                boolean last = i == tiers.size() - 1;
                if (last != (tier.upTo() == null)) {
                    problem(at + "/" + i + "/upTo", "error.offering.lastTier");
                } else if (tier.upTo() != null) {
                    if (tier.upTo() <= end || tier.upTo() > LARGEST) {
                        problem(at + "/" + i + "/upTo", "error.offering.tierOrder");
                    }
                    end = tier.upTo();
                }
            }
        }

        private void limits() {
            UsageTariff.Limits limits = tariff.limits();
            String at = place + "/limits";
            optional(at + "/connectionFee", limits.connectionFee());
            optional(at + "/minimum", limits.minimum());
            optional(at + "/dayCap", limits.dayCap());
            optional(at + "/cycleCap", limits.cycleCap());
            if (limits.rounding().decimals() < 0 || limits.rounding().decimals() > 6) {
                problem(at + "/rounding/decimals", "error.offering.roundingDecimals");
            }
            if (limits.rounding().mode() == java.math.RoundingMode.UNNECESSARY) {
                problem(at + "/rounding/mode", "error.offering.roundingMode");
            }
            Maximum maximum = limits.maximum();
            if (maximum == null) {
                return;
            }
            amount(at + "/maximum/amount", maximum.amount());
            if (limits.minimum() != null && limits.minimum().compareTo(maximum.amount()) > 0) {
                problem(at + "/minimum", "error.offering.minimumAboveMaximum");
            }
            boolean volume =
                    tariff.charge() instanceof Charge.Volume
                            || tariff.bands().values().stream()
                                    .anyMatch(Charge.Volume.class::isInstance);
            if (volume && maximum.strategy() == Maximum.Strategy.DISCONNECT) {
                problem(at + "/maximum/strategy", "error.offering.volumeDisconnect");
            }
        }
    }

    private void optional(String place, @Nullable BigDecimal amount) {
        if (amount != null) {
            amount(place, amount);
        }
    }

    private void amount(String place, BigDecimal amount) {
        ExactAmounts.fault(amount).ifPresent(one -> problem(place, one.messageKey(), one.limit()));
    }

    private void name(String place, String name) {
        if (name.isBlank()) {
            problem(place, "error.required");
        } else if (name.length() > LONGEST_NAME) {
            problem(place, "error.tooLong", Integer.toString(LONGEST_NAME));
        } else if (!PlainText.isOneLine(name)) {
            problem(place, "error.characters");
        }
    }

    private void optionalName(String place, String name) {
        if (!name.isEmpty()) {
            name(place, name);
        }
    }

    private void matches(String text, Pattern pattern, String place, String key) {
        if (!pattern.matcher(text).matches()) {
            problem(place, key);
        }
    }

    private void all(List<String> texts, Pattern pattern, String place, String key) {
        for (int i = 0; i < texts.size(); i++) {
            matches(texts.get(i), pattern, place + i, key);
        }
    }

    private void unique(Set<String> seen, String text, String place) {
        if (!seen.add(text)) {
            problem(place, "error.offering.twice", text);
        }
    }

    private boolean known(Collection<String> names, Set<String> known, String place) {
        boolean all = true;
        for (String name : names) {
            if (!known.contains(name)) {
                problem(place, "error.offering.unknownName", name);
                all = false;
            }
        }
        return all;
    }

    private void problem(String place, String key, String... parameters) {
        if (problems.size() < 100) {
            problems.add(new Problem(place, key, List.of(parameters)));
        }
    }
}
