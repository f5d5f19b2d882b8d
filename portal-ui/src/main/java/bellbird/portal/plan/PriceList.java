package bellbird.portal.plan;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.PriceTerms;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.Words;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Div;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The prices of a version, a row each: what, where, what is included, what it costs beyond. */
public final class PriceList extends Div {

    private static final long serialVersionUID = 1;
    private static final int MOST_ROWS = 100;

    public PriceList(PriceTerms terms, Currency currency) {
        PriceWords words = new PriceWords(currency);
        var table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.plan.service")),
                        PlainTable.Column.text(Texts.text("operator.plan.where")),
                        PlainTable.Column.number(Texts.text("operator.plan.includes")),
                        PlainTable.Column.number(Texts.text("operator.plan.beyond")),
                        PlainTable.Column.text(Texts.text("operator.plan.counted")));
        List<UsageTariff> tariffs = terms.tariffs();
        tariffs.stream()
                .limit(MOST_ROWS)
                .forEach(
                        tariff ->
                                table.row(
                                        Words.strong(
                                                Texts.text(
                                                        "operator.plan.service",
                                                        tariff.match().service())),
                                        Words.plain(where(terms, tariff)),
                                        Words.number(included(terms, tariff)),
                                        Words.number(words.of(tariff)),
                                        Words.quiet(counted(tariff))));
        add(table);
        if (tariffs.size() > MOST_ROWS) {
            Div more =
                    new Div(
                            Words.detail(
                                    Texts.text("operator.part.more", tariffs.size() - MOST_ROWS)));
            more.addClassName("op-count");
            add(more);
        }
    }

    private static String where(PriceTerms terms, UsageTariff tariff) {
        UsageMatch match = tariff.match();
        String places =
                match.destinations().isEmpty()
                        ? tariff.name()
                        : terms.destinations().stream()
                                .filter(one -> match.destinations().contains(one.name()))
                                .limit(3)
                                .map(
                                        one ->
                                                one.prefixes().isEmpty()
                                                        ? one.name()
                                                        : one.name()
                                                                + " (+"
                                                                + one.prefixes().getFirst()
                                                                + ")")
                                .collect(Collectors.joining(", "));
        List<String> zones =
                match.visited().stream()
                        .filter(one -> !one.equals(UsageMatch.HOME))
                        .sorted()
                        .toList();
        return Stream.concat(Stream.of(places), zones.stream()).collect(Collectors.joining(" · "));
    }

    /** The allowance stands at the usual price of its service; other prices it pays for say so. */
    private static String included(PriceTerms terms, UsageTariff tariff) {
        UsageType service = tariff.match().service();
        boolean main = Everyday.beyond(terms, service).filter(tariff::equals).isPresent();
        long quantity =
                terms.allowances().stream()
                        .filter(one -> one.meter() == service)
                        .filter(one -> main || Everyday.pays(one, tariff))
                        .mapToLong(AllowanceTerms::quantity)
                        .sum();
        if (quantity == 0) {
            return Texts.text("operator.none");
        }
        String words = PriceWords.quantity(service, quantity);
        return main ? words : Texts.text("operator.plan.includes.in", words);
    }

    private static String counted(UsageTariff tariff) {
        return switch (tariff.match().service()) {
            case VOICE -> CountedWords.of(tariff.increments());
            case SMS, MMS, CONTENT -> Texts.text("operator.plan.counted.each");
            case DATA ->
                    Texts.text(
                            "operator.plan.counted.data",
                            DataFormat.data(tariff.increments().next()));
        };
    }
}
