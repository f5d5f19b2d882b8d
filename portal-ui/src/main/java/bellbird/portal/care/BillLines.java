package bellbird.portal.care;

import bellbird.bill.BillDetail;
import bellbird.kernel.money.Money;
import bellbird.portal.component.MoneyText;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The lines of a bill, together by telephone number; each can be asked why. */
final class BillLines extends SectionCard {

    private static final long serialVersionUID = 1;

    private final UUID bill;
    private final transient Predicate<BillDetail.Line> open;
    private final transient Consumer<BillDetail.Line> dispute;

    /**
     * @param open whether a line can be disputed
     * @param dispute opens the form about a line
     */
    BillLines(
            BillDetail detail, Predicate<BillDetail.Line> open, Consumer<BillDetail.Line> dispute) {
        this.open = open;
        this.dispute = dispute;
        this.bill = detail.summary().id();
        addClassName("flush");
        Map<String, List<BillDetail.Line>> groups =
                detail.lines().stream()
                        .collect(
                                Collectors.groupingBy(
                                        BillLines::group, LinkedHashMap::new, Collectors.toList()));
        groups.forEach(this::addGroup);
        add(total(detail));
    }

    private static String group(BillDetail.Line line) {
        String number = line.serviceNumber();
        return number == null ? Texts.text("care.bill.account") : number;
    }

    private void addGroup(String name, List<BillDetail.Line> lines) {
        Money sum = lines.stream().map(BillDetail.Line::amount).reduce(Money::plus).orElseThrow();
        MoneyText amount = new MoneyText(sum);
        amount.addClassName("push");
        Div head = new Div(Words.styled(name, "num"), amount);
        head.addClassName("bill-group");
        add(head);
        lines.forEach(this::addLine);
    }

    private void addLine(BillDetail.Line line) {
        Div what =
                new Div(
                        Words.styled(line.description(), "name"),
                        Words.styled(TimeFormat.period(line.period()), "detail"));
        what.addClassName("what");
        Div amount = new Div(new MoneyText(line.amount()));
        amount.addClassName("amount");
        Button why = new Button(Texts.text("common.why"));
        why.addThemeVariants(ButtonVariant.TERTIARY);
        why.setAriaLabel(Texts.text("care.bill.whyLine", line.description()));
        why.getElement().setAttribute("aria-expanded", "false");
        Div row = new Div(what, why, amount);
        row.addClassName("bill-line");
        Div place = new Div();
        add(row, place);
        why.addClickListener(
                click -> {
                    boolean open = place.getChildren().findAny().isEmpty();
                    place.removeAll();
                    if (open) {
                        place.add(
                                new WhyBox(
                                        bill,
                                        line,
                                        this.open.test(line) ? () -> dispute.accept(line) : null));
                    }
                    row.setClassName("open", open);
                    why.setText(Texts.text(open ? "common.close" : "common.why"));
                    why.getElement().setAttribute("aria-expanded", Boolean.toString(open));
                });
    }

    private static Div total(BillDetail detail) {
        Money total = detail.summary().total();
        Div row = new Div(Words.styled(Texts.text("care.bill.total"), "total"));
        row.addClassNames("row", "apart", "base");
        row.add(Words.styled(MoneyFormat.money(total), "total", "num"));
        Div taxes = new Div();
        taxes.addClassNames("small", "t2");
        for (BillDetail.Tax tax : detail.taxes()) {
            taxes.add(
                    new Div(
                            Texts.text(
                                    detail.pricesIncludeTax()
                                            ? "care.bill.vatIncluded"
                                            : "care.bill.vatAdded",
                                    MoneyFormat.money(tax.tax()),
                                    CountFormat.percent(tax.percent().doubleValue() / 100),
                                    MoneyFormat.money(tax.base()))));
        }
        Div foot = new Div(row, taxes);
        foot.addClassName("bill-total");
        return foot;
    }
}
