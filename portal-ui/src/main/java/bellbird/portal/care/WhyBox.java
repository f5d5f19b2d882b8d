package bellbird.portal.care;

import bellbird.bill.BillDetail;
import bellbird.bill.LineExplanation.Credited;
import bellbird.bill.LineExplanation.Destination;
import bellbird.bill.LineExplanation.ForTime;
import bellbird.bill.LineExplanation.ForUsage;
import bellbird.bill.LineExplanation.Once;
import bellbird.bill.LineExplanation.Promoted;
import bellbird.kernel.money.Money;
import bellbird.offering.UsageType;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.PlainTable.Column;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Words;
import bellbird.portal.text.BenefitText;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.DurationFormat;
import bellbird.portal.text.FeesText;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PeriodText;
import bellbird.portal.text.Quantities;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a bill explained to the cent, so that a reader can do the sum again. */
final class WhyBox extends Div {

    private static final long serialVersionUID = 1;

    /**
     * @param dispute opens the form; null where there is nothing to dispute
     */
    WhyBox(UUID bill, BillDetail.Line line, @Nullable Runnable dispute) {
        addClassName("why");
        Div box = new Div();
        box.addClassName("box");
        switch (line.explanation()) {
            case ForTime time -> time(box, time, line.amount());
            case Promoted promoted -> promoted(box, promoted, line.amount());
            case Once once -> once(box, once, line.amount());
            case Credited back ->
                    box.add(Words.plain(Texts.text("common.credited", back.bill(), back.line())));
            case ForUsage usage -> usage(box, usage, line);
        }
        Div wrong =
                new Div(
                        Words.plain(Texts.text("care.why.wrong")),
                        new TextLink(
                                "care/help/ask?bill=" + bill + "&line=" + line.number(),
                                Texts.text("care.why.ask")));
        if (dispute != null) {
            Button disagree = new Button(Texts.text("common.dispute.ask"), click -> dispute.run());
            disagree.addThemeVariants(ButtonVariant.TERTIARY);
            wrong.add(disagree);
        }
        wrong.addClassNames("row", "apart", "wrap", "small");
        wrong.getStyle().setMarginTop("14px");
        box.add(wrong);
        add(box);
    }

    private static void time(Div box, ForTime time, Money amount) {
        Currency currency = amount.currency();
        if (time.days() < time.cycleDays()) {
            box.add(days(time));
        }
        String price = MoneyFormat.price(time.price(), currency);
        DescriptionList facts = new DescriptionList();
        fact(
                facts,
                "care.why.price",
                Words.strong(PeriodText.price(time.price(), currency, time.every())),
                Words.plain(
                        " "
                                + Texts.text(
                                        time.taxIncluded()
                                                ? "common.inclVat"
                                                : "common.beforeVat")),
                detail(Texts.text("care.why.version", time.offering(), time.version())));
        fact(
                facts,
                "care.why.dates",
                Words.plain(
                        Texts.text(
                                "care.why.fromTo",
                                TimeFormat.weekday(time.charged().from()),
                                TimeFormat.weekday(time.charged().lastDay()))),
                detail(Texts.text("care.why.wholeDays")));
        box.add(facts, timeSum(time, price, amount));
    }

    private static void once(Div box, Once once, Money amount) {
        String price = MoneyFormat.price(once.price(), amount.currency());
        DescriptionList facts = new DescriptionList();
        fact(
                facts,
                "care.why.price",
                Words.strong(price),
                Words.plain(
                        " "
                                + Texts.text(
                                        once.taxIncluded()
                                                ? "common.inclVat"
                                                : "common.beforeVat")),
                detail(Texts.text("care.why.version", once.offering(), once.version())));
        fact(facts, "care.why.once", Words.plain(TimeFormat.weekday(once.on())));
        Div sum = new Div();
        sum.addClassName("sum");
        sum.add(Words.plain(price));
        result(sum, MoneyFormat.exact(once.price(), amount.currency()), amount);
        box.add(facts, sum);
    }

    private static void promoted(Div box, Promoted promoted, Money amount) {
        DescriptionList facts = new DescriptionList();
        fact(
                facts,
                "care.why.promotion",
                Words.strong(BenefitText.of(promoted.benefit(), amount.currency())),
                detail(Texts.text("care.why.promotion.of", promoted.offering(), promoted.code())));
        LocalDate until = promoted.until();
        if (until != null) {
            fact(
                    facts,
                    "care.why.promotion.until",
                    Words.plain(TimeFormat.date(until.minusDays(1))));
        }
        Div sum = new Div();
        sum.addClassName("sum");
        sum.add(Words.plain(MoneyFormat.money(amount)));
        box.add(facts, sum);
    }

    private static Component timeSum(ForTime time, String price, Money amount) {
        Div sum = new Div();
        sum.addClassName("sum");
        sum.add(Words.plain(price));
        if (time.days() < time.cycleDays()) {
            sum.add(
                    sign("×"),
                    Words.plain(CountFormat.count(time.days())),
                    sign(Texts.text("care.why.of")),
                    Words.plain(CountFormat.count(time.cycleDays())),
                    sign(Texts.text("care.why.days")));
        }
        result(sum, MoneyFormat.exact(time.exact(), amount.currency()), amount);
        if (time.remainder()) {
            sum.add(sign(Texts.text("care.why.remainder")));
        }
        return sum;
    }

    private static void result(Div sum, String exact, Money amount) {
        String settled = MoneyFormat.money(amount);
        sum.add(sign("="), Words.plain(exact));
        if (!exact.equals(settled)) {
            sum.add(sign(Texts.text("care.why.rounded")), Words.plain(settled));
        }
    }

    private static Component days(ForTime time) {
        Div strip = new Div();
        strip.addClassName("days");
        strip.getElement().setAttribute("role", "img");
        strip.getElement()
                .setAttribute(
                        "aria-label",
                        Texts.text("care.why.daysOf", time.charged().days(), time.cycleDays()));
        for (LocalDate day = time.cycle().from();
                day.isBefore(time.cycle().to());
                day = day.plusDays(1)) {
            Div one = new Div();
            if (time.charged().contains(day)) {
                one.addClassName("counted");
            }
            strip.add(one);
        }
        Span counted =
                Words.styled(
                        Texts.text("care.why.daysOf", time.charged().days(), time.cycleDays()),
                        "small",
                        "strong");
        return new Div(strip, counted);
    }

    private static void usage(Div box, ForUsage usage, BillDetail.Line line) {
        if (usage.isKept()) {
            box.add(records(usage, line.amount().currency()));
        } else {
            box.add(Words.plain(Texts.text("common.usage.notKept")));
        }
        if (usage.fees() != null) {
            box.add(detail(FeesText.of(usage.fees(), line.amount().currency())));
        }
        Div sum = new Div();
        sum.addClassName("sum");
        sum.add(sign(Texts.text("care.why.added")));
        result(sum, MoneyFormat.exact(usage.exact(), line.amount().currency()), line.amount());
        box.add(sum);
    }

    private static PlainTable records(ForUsage usage, Currency currency) {
        PlainTable table =
                new PlainTable(
                                Column.text(Texts.text("care.why.what")),
                                Column.number(Texts.text("care.why.used")),
                                Column.number(Texts.text("care.why.included")),
                                Column.number(Texts.text("care.why.charged")),
                                Column.number(Texts.text("care.why.amount")))
                        .stacking();
        for (Destination part : usage.destinations()) {
            UsageType service = UsageType.valueOf(part.service());
            table.row(
                    Texts.text(
                            "care.why.records",
                            part.destination().isBlank()
                                    ? Quantities.name(service)
                                    : part.destination(),
                            part.records()),
                    quantity(service, part.used().longValue()),
                    quantity(service, part.included().longValue()),
                    quantity(service, part.charged().longValue()),
                    MoneyFormat.exact(part.exact(), currency));
        }
        return table;
    }

    /** Exact enough to add up again. */
    private static String quantity(UsageType service, long quantity) {
        return switch (service) {
            case DATA -> DataFormat.data(quantity);
            case VOICE -> DurationFormat.duration(quantity);
            case SMS, MMS, CONTENT -> CountFormat.count(quantity);
        };
    }

    private static void fact(DescriptionList facts, String key, Component... value) {
        facts.add(new DescriptionList.Term(Texts.text(key)));
        facts.add(new DescriptionList.Description(value));
    }

    private static Div detail(String text) {
        Div detail = new Div(text);
        detail.addClassNames("t2", "small");
        return detail;
    }

    private static Span sign(String text) {
        return Words.styled(text, "sign");
    }
}
