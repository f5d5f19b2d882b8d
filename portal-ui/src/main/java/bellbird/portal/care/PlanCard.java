package bellbird.portal.care;

import bellbird.kernel.money.Money;
import bellbird.portal.component.MoneyText;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Words;
import bellbird.portal.text.PeriodText;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.rating.LineMeters;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Hr;
import java.math.BigDecimal;

/** The plan of a line, and what came on top of it since the period began. */
final class PlanCard extends SectionCard {

    private static final long serialVersionUID = 1;

    PlanCard(LineMeters line) {
        addClassName("plan");
        Div top =
                new Div(
                        Words.detail(Texts.text("care.plan")),
                        new TextLink("care/plan", Texts.text("care.plan.details")));
        top.addClassNames("row", "apart");
        Div name =
                new Div(
                        new H2(line.offering()),
                        Words.styled(
                                PeriodText.price(line.monthly(), line.currency(), line.every()),
                                "strong",
                                "num"));
        name.addClassNames("row", "apart", "base");
        Hr rule = new Hr();
        rule.addClassName("rule");
        Div beyond =
                new Div(
                        Words.detail(
                                Texts.text(
                                        "care.plan.beyond", TimeFormat.day(line.billed().from()))),
                        new MoneyText(Money.settle(line.beyond(), line.currency())));
        beyond.addClassNames("row", "apart");
        Div period =
                new Div(
                        Words.detail(Texts.text("care.plan.period")),
                        Words.styled(TimeFormat.period(line.period()), "small", "num"));
        period.addClassNames("row", "apart");
        add(top, name);
        line.addOns().forEach(one -> add(addOn(one, line)));
        add(rule, beyond, period);
    }

    /** What the line has besides; what is paid with its bundle has no price of its own. */
    static Div addOn(LineMeters.AddOn addOn, LineMeters line) {
        BigDecimal monthly = addOn.monthly();
        Div row =
                new Div(
                        Words.quiet(addOn.name()),
                        Words.styled(
                                monthly == null
                                        ? Texts.text("care.plan.inBundle")
                                        : PeriodText.price(monthly, line.currency(), addOn.every()),
                                "num"));
        row.addClassNames("row", "apart", "base");
        return row;
    }
}
