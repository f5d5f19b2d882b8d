package bellbird.portal.care;

import bellbird.bill.BillDetail;
import bellbird.bill.BillDetail.LineKind;
import bellbird.kernel.money.Money;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/**
 * Why this bill differs from the one before: the changes between, as steps from one to the other.
 */
final class ComparedCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private final long scale;

    ComparedCard(BillDetail before, BillDetail now) {
        super(Texts.text("care.compared", TimeFormat.day(before.summary().issuedOn())));
        Money then = before.summary().total();
        Money total = now.summary().total();
        Money plans = plans(now).minus(plans(before));
        Money usage = sum(now, LineKind.USAGE).minus(sum(before, LineKind.USAGE));
        Money rest = total.minus(then).minus(plans).minus(usage);
        scale =
                Math.max(
                        1,
                        Math.max(
                                total.minorUnits(),
                                then.minorUnits()
                                        + Math.max(0, plans.minorUnits())
                                        + Math.max(0, usage.minorUnits())
                                        + Math.max(0, rest.minorUnits())));
        add(
                Words.detail(
                        Texts.text(
                                "care.compared.thenNow",
                                MoneyFormat.money(then),
                                MoneyFormat.money(total))));
        whole(TimeFormat.day(before.summary().issuedOn()), then, "then");
        Money level = then;
        level = step(Texts.text("care.compared.plans"), level, plans, "other");
        level = step(Texts.text("care.compared.usage"), level, usage, "data");
        step(Texts.text("care.compared.vat"), level, rest, "other");
        whole(TimeFormat.day(now.summary().issuedOn()), total, "now");
    }

    private static Money plans(BillDetail bill) {
        return sum(bill, LineKind.RECURRING).plus(sum(bill, LineKind.PROMOTION));
    }

    private static Money sum(BillDetail bill, LineKind kind) {
        return bill.lines().stream()
                .filter(line -> line.kind() == kind)
                .map(BillDetail.Line::amount)
                .reduce(Money.zero(bill.summary().total().currency()), Money::plus);
    }

    private void whole(String name, Money amount, String cssClass) {
        bar(name, true, 0, amount.minorUnits(), MoneyFormat.money(amount), cssClass);
    }

    private Money step(String name, Money level, Money change, String cssClass) {
        Money next = level.plus(change);
        if (!change.isZero()) {
            bar(
                    name,
                    false,
                    Math.min(level.minorUnits(), next.minorUnits()),
                    Math.abs(change.minorUnits()),
                    MoneyFormat.change(change),
                    change.isPositive() ? cssClass : "less");
        }
        return next;
    }

    private void bar(
            String name, boolean strong, long from, long length, String amount, String cssClass) {
        Span label = Words.styled(name, strong ? "strong" : "t2");
        Div bar = new Div();
        bar.addClassNames("step-bar", cssClass);
        bar.getStyle().setMarginLeft(100 * Math.max(0, from) / scale + "%");
        bar.setWidth(Math.max(1, 100 * Math.max(0, length) / scale) + "%");
        Div track = new Div(bar);
        track.addClassName("grow");
        Div line = new Div(track, Words.styled(amount, "num", "strong"));
        line.addClassName("row");
        Div step = new Div(label, line);
        step.addClassNames("compared-step", "small");
        add(step);
    }
}
