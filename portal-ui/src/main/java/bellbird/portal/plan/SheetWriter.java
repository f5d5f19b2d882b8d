package bellbird.portal.plan;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.OfferingPrice;
import bellbird.offering.OneTimePrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.offering.TimeBand;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.portal.plan.Sheet.Line;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PeriodText;
import bellbird.portal.text.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells terms in words: first the price, then what is in it, then what comes on top. */
public final class SheetWriter {

    /** More prices of places than this are counted, not named. */
    private static final int MOST_PLACES = 12;

    /** Names of places that one line tells. */
    private static final int MOST_NAMES = 3;

    private final PriceTerms terms;
    private final Currency currency;
    private final PriceWords prices;
    private final Afterwards afterwards;

    SheetWriter(PriceTerms terms, Currency currency) {
        this.terms = terms;
        this.currency = currency;
        prices = new PriceWords(currency);
        afterwards = new Afterwards(terms, prices);
    }

    public static Sheet of(
            String name,
            LocalDate validFrom,
            Currency currency,
            boolean taxIncluded,
            PriceTerms terms) {
        Optional<RecurringPrice> main = Everyday.recurring(terms);
        BigDecimal amount = main.map(RecurringPrice::amount).orElse(BigDecimal.ZERO);
        return new Sheet(
                name.isBlank() ? Texts.text("operator.plan.unnamed") : name,
                validFrom,
                MoneyFormat.price(amount, currency),
                Texts.text(
                        taxIncluded ? "operator.sheet.withVat" : "operator.sheet.beforeVat",
                        PeriodText.every(
                                main.map(RecurringPrice::every)
                                        .orElse(RecurringPrice.Interval.MONTH))),
                new SheetWriter(terms, currency).lines(main.orElse(null)));
    }

    private List<Line> lines(@Nullable RecurringPrice main) {
        List<Line> lines = new ArrayList<>();
        for (UsageType service : UsageType.values()) {
            lines.addAll(of(service));
        }
        terms.allowances().stream()
                .filter(one -> one.meter() == null)
                .forEach(one -> lines.add(line(one)));
        lines.addAll(besides());
        places(lines);
        terms.prices().stream()
                .filter(one -> !(one instanceof UsageTariff) && !one.equals(main))
                .forEach(one -> lines.add(line(one)));
        terms.bands().forEach(band -> lines.add(line(band)));
        return lines;
    }

    /** What is included of a service, with what more of it costs; or only what it costs. */
    private List<Line> of(UsageType service) {
        List<Line> lines = new ArrayList<>();
        for (AllowanceTerms one : terms.allowances()) {
            if (one.meter() == service) {
                lines.add(line(one));
            }
        }
        if (Everyday.included(terms, service).isEmpty()) {
            Everyday.beyond(terms, service).ifPresent(one -> lines.add(line(one)));
        }
        return lines;
    }

    /** Prices that neither follow an allowance nor are for named places. */
    private List<Line> besides() {
        return terms.tariffs().stream()
                .filter(one -> one.match().destinations().isEmpty())
                .filter(
                        one ->
                                !Objects.equals(
                                        one,
                                        Everyday.beyond(terms, one.match().service()).orElse(null)))
                .map(this::line)
                .toList();
    }

    /** The first places by name; a whole rate deck is counted, since nobody reads it as a list. */
    private void places(List<Line> lines) {
        List<UsageTariff> places =
                terms.tariffs().stream()
                        .filter(one -> !one.match().destinations().isEmpty())
                        .filter(one -> !afterwards.toldWithAllowance(one))
                        .sorted(
                                Comparator.comparing((UsageTariff one) -> one.match().service())
                                        .thenComparing(UsageTariff::name))
                        .toList();
        List<UsageTariff> named =
                places.stream()
                        .filter(one -> one.match().destinations().size() <= MOST_NAMES)
                        .limit(MOST_PLACES)
                        .toList();
        named.forEach(one -> lines.add(line(one)));
        int all = places.stream().mapToInt(one -> one.match().destinations().size()).sum();
        int told = named.stream().mapToInt(one -> one.match().destinations().size()).sum();
        if (all > told) {
            lines.add(new Line("places", "", Texts.text("operator.sheet.places", all - told)));
        }
    }

    /** One price in words. */
    Line line(OfferingPrice price) {
        return switch (price) {
            case OneTimePrice once ->
                    new Line(
                            once.id(),
                            "",
                            Texts.text(
                                    "operator.sheet.once",
                                    once.name(),
                                    MoneyFormat.price(once.amount(), currency)));
            case RecurringPrice one ->
                    new Line(
                            one.id(),
                            "",
                            Texts.text(
                                    "operator.sheet.recurring",
                                    one.name().isEmpty() ? one.id() : one.name(),
                                    MoneyFormat.price(one.amount(), currency),
                                    PeriodText.every(one.every())));
            case UsageTariff tariff ->
                    new Line(tariff.id(), "", subject(tariff) + ": " + prices.of(tariff));
        };
    }

    /** What is paid for; a place that an allowance pays for first says so. */
    private String subject(UsageTariff tariff) {
        UsageMatch match = tariff.match();
        boolean included =
                !match.destinations().isEmpty()
                        && terms.allowances().stream()
                                .anyMatch(
                                        one ->
                                                one.meter() == match.service()
                                                        && Everyday.pays(one, tariff));
        return included ? Texts.text("operator.sheet.beyond", subject(match)) : subject(match);
    }

    private String subject(UsageMatch match) {
        String service = match.service().word();
        StringBuilder subject = new StringBuilder();
        if (!match.destinations().isEmpty()) {
            subject.append(
                    Texts.text("operator.sheet." + service + ".to", names(match.destinations())));
        } else if (match.direction() == Direction.INCOMING) {
            subject.append(Texts.text("operator.sheet." + service + ".incoming"));
        } else {
            subject.append(Texts.text("operator.sheet." + service + ".subject"));
        }
        switch (match.net()) {
            case ON_NET, OFF_NET ->
                    subject.append(' ').append(Texts.text("operator.sheet.net", match.net()));
            case ANY -> {}
        }
        return subject.append(where(match.visited())).toString();
    }

    /** Nothing where home is all there is. */
    private String where(Set<String> visited) {
        List<String> zones =
                visited.stream().filter(one -> !one.equals(UsageMatch.HOME)).sorted().toList();
        boolean home = visited.contains(UsageMatch.HOME);
        if (zones.isEmpty()) {
            return terms.zones().isEmpty() ? "" : " " + Texts.text("operator.sheet.atHome");
        }
        return " "
                + Texts.text(
                        home ? "operator.sheet.atHomeAndIn" : "operator.sheet.in",
                        String.join(", ", zones));
    }

    static String names(Set<String> names) {
        String first = String.join(", ", names.stream().sorted().limit(MOST_NAMES).toList());
        return names.size() <= MOST_NAMES
                ? first
                : Texts.text("operator.sheet.andMore", first, names.size() - MOST_NAMES);
    }

    /** An allowance in words, with what follows when it is used up. */
    Line line(AllowanceTerms one) {
        UsageType service = one.meter();
        StringBuilder text = new StringBuilder();
        String strong;
        if (service == null) {
            strong =
                    MoneyFormat.price(
                            BigDecimal.valueOf(one.quantity())
                                    .divide(BigDecimal.valueOf(AllowanceTerms.MONEY_SCALE)),
                            currency);
            text.append(' ').append(Texts.text("operator.sheet.money"));
        } else {
            strong = PriceWords.quantity(service, one.quantity());
            if (service != UsageType.SMS && service != UsageType.MMS) {
                text.append(' ').append(Texts.text("operator.sheet." + service.word()));
            }
        }
        if (!one.counts().destinations().isEmpty()) {
            text.append(' ')
                    .append(
                            Texts.text(
                                    "operator.sheet.toPlaces", names(one.counts().destinations())));
        }
        text.append(where(one.counts().visited()));
        text.append(afterwards.of(one));
        text.append(conditions(one));
        return new Line(one.id(), strong, text.toString());
    }

    private static String conditions(AllowanceTerms one) {
        StringBuilder text = new StringBuilder();
        AllowanceTerms.Rollover rollover = one.rollover();
        if (rollover != null) {
            text.append(". ")
                    .append(
                            rollover.capPercent() == 100
                                    ? Texts.text("operator.sheet.rollover", rollover.periods())
                                    : Texts.text(
                                            "operator.sheet.rollover.part",
                                            rollover.periods(),
                                            rollover.capPercent()));
        }
        if (one.validPeriods() > 1) {
            text.append(". ").append(Texts.text("operator.sheet.valid", one.validPeriods()));
        }
        switch (one.sharing()) {
            case ACCOUNT, GROUP ->
                    text.append(". ").append(Texts.text("operator.sheet.sharing", one.sharing()));
            case LINE -> {}
        }
        return text.toString();
    }

    /** When a time band is. */
    Line line(TimeBand band) {
        return new Line("band-" + band.name(), "", band.name() + ": " + BandWords.of(band));
    }
}
