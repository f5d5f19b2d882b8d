package bellbird.portal.component;

import bellbird.bill.BillDetail;
import bellbird.bill.BillDocument.Fees;
import bellbird.bill.LineExplanation.Destination;
import bellbird.bill.LineExplanation.ForUsage;
import bellbird.bill.LineExplanation.UnitPrice;
import bellbird.bill.LineUsage;
import bellbird.bill.SourceRecord;
import bellbird.offering.UsageType;
import bellbird.portal.component.PlainTable.Column;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.ExplanationText;
import bellbird.portal.text.FeesText;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Quantities;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A line of usage explained: its price, what allowances gave, and the records behind it. */
final class UsageWhy extends Div {

    private static final long serialVersionUID = 1;

    private final transient BillDetail.Line line;
    private final transient ForUsage why;
    private final Currency currency;
    private final transient UsageSource source;
    private final transient @Nullable UnaryOperator<String> trace;

    /**
     * @param trace path of the page that follows a record, by its key; null where there is none
     */
    UsageWhy(
            BillDetail.Line line,
            ForUsage why,
            UsageSource source,
            @Nullable UnaryOperator<String> trace) {
        this.line = line;
        this.why = why;
        this.currency = line.amount().currency();
        this.source = source;
        this.trace = trace;
        DescriptionList facts = new DescriptionList();
        price(facts);
        add(facts);
        long records = why.destinations().stream().mapToLong(Destination::records).sum();
        if (!why.isKept()) {
            add(
                    Words.plain(
                            Texts.text(
                                    records == 0
                                            ? "common.usage.notKept"
                                            : "common.usage.partlyKept")));
        }
        if (records == 0) {
            add(sum());
            return;
        }
        LineUsage usage = source.of(line.number(), 0);
        allowances(facts, usage);
        add(totals(), sum());
        SourceRecord first = usage.firstCharged();
        if (first != null && records > 1 && why.isKept()) {
            add(new H3(Texts.text("common.why.first")), list().show(List.of(first), true));
        }
        add(new H3(Texts.text("common.why.all", records)));
        all(usage.records(), records);
    }

    private void price(DescriptionList facts) {
        String version = Texts.text("common.why.version", why.offering(), why.version());
        UnitPrice price = why.price();
        if (price == null) {
            WhyBox.fact(
                    facts,
                    "common.why.price",
                    Words.strong(version),
                    WhyBox.detail(Texts.text("common.why.prices")));
        } else {
            WhyBox.fact(
                    facts,
                    "common.why.price",
                    Words.strong(
                            Texts.text(
                                    "common.why.per."
                                            + price.unit().name().toLowerCase(Locale.ROOT),
                                    MoneyFormat.price(price.amount(), currency))),
                    WhyBox.vat(why.taxIncluded()),
                    WhyBox.detail(version + FeesText.after(why.fees(), currency)));
        }
    }

    private static void allowances(DescriptionList facts, LineUsage usage) {
        Component[] steps =
                usage.allowances().stream()
                        .map(step -> new Div(ExplanationText.of(step)))
                        .toArray(Component[]::new);
        WhyBox.fact(
                facts,
                "common.why.allowance",
                steps.length > 0
                        ? steps
                        : new Component[] {Words.quiet(Texts.text("common.why.allowance.none"))});
    }

    private PlainTable totals() {
        PlainTable table =
                new PlainTable(
                                Column.text(Texts.text("common.why.what")),
                                Column.number(Texts.text("common.why.used")),
                                Column.number(Texts.text("common.why.included")),
                                Column.number(Texts.text("common.why.charged")),
                                Column.number(Texts.text("common.why.amount")))
                        .stacking();
        for (Destination part : why.destinations()) {
            UsageType service = UsageType.valueOf(part.service());
            table.row(
                    Texts.text(
                            "common.why.records",
                            part.destination().isBlank()
                                    ? Quantities.name(service)
                                    : part.destination(),
                            part.records()),
                    Quantities.exact(service, part.used().longValue()),
                    Quantities.exact(service, part.included().longValue()),
                    Quantities.exact(service, part.charged().longValue()),
                    MoneyFormat.exact(part.exact(), currency));
        }
        return table;
    }

    /** Quantity × price where that is all of it, else the records added up. */
    private Div sum() {
        Div sum = new Div();
        sum.addClassName("sum");
        UnitPrice price = why.price();
        if (price == null || !why.isProduct()) {
            sum.add(WhyBox.sign(Texts.text("common.why.added")));
        } else {
            product(sum, price, why.fees());
        }
        WhyBox.result(sum, why.exact(), line.amount());
        return sum;
    }

    private void product(Div sum, UnitPrice price, @Nullable Fees fees) {
        sum.add(
                Words.plain(MoneyFormat.price(price.amount(), currency)),
                WhyBox.sign("×"),
                Words.plain(quantity(price)));
        if (fees != null) {
            sum.add(
                    WhyBox.sign("+"),
                    Words.plain(MoneyFormat.price(fees.each(), currency)),
                    WhyBox.sign("×"),
                    Words.plain(CountFormat.count(fees.times())));
        }
    }

    private static String quantity(UnitPrice price) {
        String number = CountFormat.exact(price.quantity());
        return switch (price.unit()) {
            case SECOND -> Texts.text("common.unit.seconds", number);
            case MINUTE -> Texts.text("common.unit.minutes", number);
            case KILOBYTE -> Texts.text("common.unit.kilobytes", number);
            case MEGABYTE -> Texts.text("common.unit.megabytes", number);
            case GIGABYTE -> Texts.text("common.unit.gigabytes", number);
            case MESSAGE, PIECE, DAY, WEEK, MONTH, YEAR -> number;
        };
    }

    private void all(List<SourceRecord> first, long records) {
        SourceRecords list = list().show(first, records == 1);
        Button more = new Button();
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(
                click -> {
                    list.show(source.of(line.number(), list.size()).records(), false);
                    offer(more, records - list.size());
                });
        offer(more, records - list.size());
        add(list, more);
    }

    private static void offer(Button more, long left) {
        more.setVisible(left > 0);
        more.setText(Texts.text("common.why.more", Math.min(left, LineUsage.PAGE)));
    }

    private SourceRecords list() {
        return new SourceRecords(currency, trace);
    }
}
