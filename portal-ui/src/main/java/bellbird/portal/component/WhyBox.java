package bellbird.portal.component;

import bellbird.bill.BillDetail;
import bellbird.bill.LineExplanation.Credited;
import bellbird.bill.LineExplanation.ForTime;
import bellbird.bill.LineExplanation.ForUsage;
import bellbird.bill.LineExplanation.Once;
import bellbird.bill.LineExplanation.Promoted;
import bellbird.kernel.money.Money;
import bellbird.portal.text.BenefitText;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PeriodText;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One line of a bill explained to the cent, so that a reader can do the sum again. */
public final class WhyBox extends Div {

    private static final long serialVersionUID = 1;

    private final Div box = new Div();

    /**
     * @param usage where the records behind a line of usage come from
     */
    public WhyBox(BillDetail.Line line, UsageSource usage) {
        this(line, usage, null);
    }

    /**
     * @param usage where the records behind a line of usage come from
     * @param trace path of the page that follows a record, by its key; null where there is none
     */
    public WhyBox(BillDetail.Line line, UsageSource usage, @Nullable UnaryOperator<String> trace) {
        addClassName("why");
        box.addClassName("box");
        switch (line.explanation()) {
            case ForTime time -> time(box, time, line.amount());
            case Promoted promoted -> promoted(box, promoted, line.amount());
            case Once once -> once(box, once, line.amount());
            case Credited back ->
                    box.add(Words.plain(Texts.text("common.credited", back.bill(), back.line())));
            case ForUsage why -> box.add(new UsageWhy(line, why, usage, trace));
        }
        add(box);
    }

    /** What a reader can do about the line, below its sum. */
    public WhyBox below(Component actions) {
        box.add(actions);
        return this;
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
                "common.why.price",
                Words.strong(PeriodText.price(time.price(), currency, time.every())),
                vat(time.taxIncluded()),
                detail(Texts.text("common.why.version", time.offering(), time.version())));
        fact(
                facts,
                "common.why.dates",
                Words.plain(
                        Texts.text(
                                "common.why.fromTo",
                                TimeFormat.weekday(time.charged().from()),
                                TimeFormat.weekday(time.charged().lastDay()))),
                detail(Texts.text("common.why.wholeDays")));
        box.add(facts, timeSum(time, price, amount));
    }

    private static void once(Div box, Once once, Money amount) {
        String price = MoneyFormat.price(once.price(), amount.currency());
        DescriptionList facts = new DescriptionList();
        fact(
                facts,
                "common.why.price",
                Words.strong(price),
                vat(once.taxIncluded()),
                detail(Texts.text("common.why.version", once.offering(), once.version())));
        fact(facts, "common.why.once", Words.plain(TimeFormat.weekday(once.on())));
        Div sum = new Div();
        sum.addClassName("sum");
        sum.add(Words.plain(price));
        result(sum, once.price(), amount);
        box.add(facts, sum);
    }

    private static void promoted(Div box, Promoted promoted, Money amount) {
        DescriptionList facts = new DescriptionList();
        fact(
                facts,
                "common.why.promotion",
                Words.strong(BenefitText.of(promoted.benefit(), amount.currency())),
                detail(
                        Texts.text(
                                "common.why.promotion.of", promoted.offering(), promoted.code())));
        LocalDate until = promoted.until();
        if (until != null) {
            fact(
                    facts,
                    "common.why.promotion.until",
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
                    sign(Texts.text("common.why.of")),
                    Words.plain(CountFormat.count(time.cycleDays())),
                    sign(Texts.text("common.why.days")));
        }
        result(sum, time.exact(), amount);
        if (time.remainder()) {
            sum.add(sign(Texts.text("common.why.remainder")));
        }
        return sum;
    }

    static void result(Div sum, BigDecimal unrounded, Money amount) {
        String exact = MoneyFormat.exact(unrounded, amount.currency());
        String settled = MoneyFormat.money(amount);
        sum.add(sign("="), Words.plain(exact));
        if (!exact.equals(settled)) {
            sum.add(sign(Texts.text("common.why.rounded")), Words.plain(settled));
        }
    }

    private static Component days(ForTime time) {
        Div strip = new Div();
        strip.addClassName("days");
        strip.getElement().setAttribute("role", "img");
        strip.getElement()
                .setAttribute(
                        "aria-label",
                        Texts.text("common.why.daysOf", time.charged().days(), time.cycleDays()));
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
                        Texts.text("common.why.daysOf", time.charged().days(), time.cycleDays()),
                        "small",
                        "strong");
        return new Div(strip, counted);
    }

    static void fact(DescriptionList facts, String key, Component... value) {
        facts.add(new DescriptionList.Term(Texts.text(key)));
        facts.add(new DescriptionList.Description(value));
    }

    static Span vat(boolean included) {
        return Words.plain(" " + Texts.text(included ? "common.inclVat" : "common.beforeVat"));
    }

    static Div detail(String text) {
        Div detail = new Div(text);
        detail.addClassNames("t2", "small");
        return detail;
    }

    static Span sign(String text) {
        return Words.styled(text, "sign");
    }
}
