package bellbird.portal.component;

import bellbird.bill.BillDetail;
import bellbird.kernel.money.Money;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of a bill, together by telephone number; each can be asked why, in its place. */
public class BillLines extends Div {

    private static final long serialVersionUID = 1;

    private final transient Function<BillDetail.Line, String> detail;
    private final transient Function<BillDetail.Line, Component> why;

    /**
     * @param detail what stands below a line's name
     * @param why explains a line; made when it is asked for
     */
    public BillLines(
            List<BillDetail.Line> lines,
            Function<BillDetail.Line, String> detail,
            Function<BillDetail.Line, Component> why) {
        this.detail = detail;
        this.why = why;
        Map<String, List<BillDetail.Line>> groups =
                lines.stream()
                        .collect(
                                Collectors.groupingBy(
                                        BillLines::group, LinkedHashMap::new, Collectors.toList()));
        groups.forEach(this::addGroup);
    }

    /** What a line is called in a list to choose from: two may be for the same, of other days. */
    public static String name(BillDetail.Line line) {
        return Stream.of(line.description(), line.serviceNumber(), TimeFormat.period(line.period()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private static String group(BillDetail.Line line) {
        String number = line.serviceNumber();
        return number == null ? Texts.text("common.why.account") : number;
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
                        Words.styled(detail.apply(line), "detail"));
        what.addClassName("what");
        Div amount = new Div(new MoneyText(line.amount()));
        amount.addClassName("amount");
        Button ask = new Button(Texts.text("common.why"));
        ask.addThemeVariants(ButtonVariant.TERTIARY);
        ask.setAriaLabel(Texts.text("common.why.line", line.description()));
        ask.getElement().setAttribute("aria-expanded", "false");
        Div row = new Div(what, ask, amount);
        row.addClassName("bill-line");
        Div place = new Div();
        add(row, place);
        ask.addClickListener(
                click -> {
                    boolean open = place.getChildren().findAny().isEmpty();
                    place.removeAll();
                    if (open) {
                        place.add(why.apply(line));
                    }
                    row.setClassName("open", open);
                    ask.setText(Texts.text(open ? "common.close" : "common.why"));
                    ask.getElement().setAttribute("aria-expanded", Boolean.toString(open));
                });
    }
}
