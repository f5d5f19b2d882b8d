package bellbird.portal.operator;

import bellbird.offering.AllowanceDraft;
import bellbird.offering.UsagePrice;
import bellbird.offering.UsageType;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** A plan as its customers will read it: the price, what is in it, and what comes on top. */
final class TariffSheet extends Div {

    private static final long serialVersionUID = 1;
    private static final long MINUTE = 60;
    private static final long MEGABYTE = 1_000_000;
    private static final long GIGABYTE = 1_000_000_000;

    /**
     * What the sheet is written from; the same for a draft and for a published version.
     *
     * @param price exact, of a full period
     */
    record Terms(
            String name,
            LocalDate validFrom,
            BigDecimal price,
            Currency currency,
            boolean taxIncluded,
            List<UsagePrice> prices,
            List<AllowanceDraft> allowances) {}

    TariffSheet() {
        addClassName("sheet");
    }

    TariffSheet(Terms terms) {
        this();
        show(terms);
    }

    void show(Terms terms) {
        removeAll();
        Div top = new Div();
        top.addClassName("sheet-top");
        Span name =
                new Span(terms.name.isBlank() ? Texts.text("operator.plan.unnamed") : terms.name);
        name.addClassName("sheet-name");
        top.add(
                name,
                new Span(Texts.text("operator.sheet.from", TimeFormat.date(terms.validFrom))));
        Div price = new Div();
        price.addClassName("sheet-price");
        price.getElement()
                .appendChild(
                        new Element("b").setText(MoneyFormat.price(terms.price, terms.currency)),
                        new Element("span")
                                .setText(
                                        Texts.text(
                                                terms.taxIncluded
                                                        ? "operator.sheet.month.withVat"
                                                        : "operator.sheet.month.beforeVat")));
        UnorderedList list = new UnorderedList();
        for (UsageType service : UsageType.values()) {
            line(terms, service).ifPresent(list::add);
        }
        terms.prices.stream()
                .filter(other -> !other.prefix().isEmpty())
                .sorted(
                        Comparator.comparing(UsagePrice::service)
                                .thenComparing(UsagePrice::destination))
                .forEach(other -> list.add(destination(terms, other)));
        add(top, price, list);
    }

    /** What is included of a service, and what more of it costs. */
    private static Optional<ListItem> line(Terms terms, UsageType service) {
        long included =
                terms.allowances.stream()
                        .filter(allowance -> allowance.service() == service)
                        .mapToLong(AllowanceDraft::quantity)
                        .sum();
        Optional<UsagePrice> beyond =
                terms.prices.stream()
                        .filter(price -> price.service() == service && price.prefix().isEmpty())
                        .findFirst();
        if (included == 0 && beyond.isEmpty()) {
            return Optional.empty();
        }
        String key = "operator.sheet." + service.name().toLowerCase(java.util.Locale.ROOT);
        ListItem item = new ListItem();
        Element words = new Element("span");
        if (included > 0) {
            words.appendChild(new Element("b").setText(quantity(service, included)));
            words.appendChild(
                    new Element("span").setText(included(key) + after(beyond, terms.currency)));
        } else {
            words.appendChild(
                    new Element("span")
                            .setText(
                                    Texts.text(
                                            key + ".only",
                                            unitPrice(beyond.orElseThrow(), terms.currency))));
        }
        item.getElement().appendChild(words);
        return Optional.of(item);
    }

    /** What it is of, such as “ of data”; messages say it themselves. */
    private static String included(String key) {
        return key.endsWith(".sms") ? "" : " " + Texts.text(key);
    }

    private static String after(Optional<UsagePrice> beyond, Currency currency) {
        return beyond.map(price -> Texts.text("operator.sheet.then", unitPrice(price, currency)))
                .orElseGet(() -> Texts.text("operator.sheet.thenNone"));
    }

    private static ListItem destination(Terms terms, UsagePrice price) {
        return new ListItem(
                new Span(
                        Texts.text(
                                price.service() == UsageType.SMS
                                        ? "operator.sheet.messagesTo"
                                        : "operator.sheet.callsTo",
                                price.destination(),
                                unitPrice(price, terms.currency))));
    }

    static String quantity(UsageType service, long quantity) {
        return switch (service) {
            case VOICE -> Texts.text("operator.sheet.minutes", quantity / MINUTE);
            case SMS, MMS, CONTENT -> Texts.text("operator.sheet.messages", quantity);
            case DATA -> DataFormat.data(quantity);
        };
    }

    /** A price with its unit, such as €0.09 a minute. */
    static String unitPrice(UsagePrice price, Currency currency) {
        String amount = MoneyFormat.price(price.amount(), currency);
        return switch (price.service()) {
            case VOICE ->
                    price.unitSize() == MINUTE
                            ? Texts.text("operator.sheet.perMinute", amount)
                            : Texts.text(
                                    "operator.sheet.perSeconds",
                                    amount,
                                    CountFormat.count(price.unitSize()));
            case SMS, MMS, CONTENT -> Texts.text("operator.sheet.perMessage", amount);
            case DATA -> {
                if (price.unitSize() == MEGABYTE) {
                    yield Texts.text("operator.sheet.perMegabyte", amount);
                }
                yield price.unitSize() == GIGABYTE
                        ? Texts.text("operator.sheet.perGigabyte", amount)
                        : Texts.text(
                                "operator.sheet.perData",
                                amount,
                                DataFormat.data(price.unitSize()));
            }
        };
    }
}
