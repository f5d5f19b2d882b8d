package bellbird.portal.operator;

import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.product.AddOns;
import bellbird.product.LineAddOn;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What a line has beside its plan, and a way to end it; nothing where there is none. */
final class AddOnsCard extends Div {

    private static final long serialVersionUID = 1;

    private final transient AddOns addOns;
    private final UUID lineProduct;
    private final LocalDate today;

    AddOnsCard(AddOns addOns, UUID lineProduct, LocalDate today) {
        this.addOns = addOns;
        this.lineProduct = lineProduct;
        this.today = today;
        show();
    }

    private void show() {
        removeAll();
        List<LineAddOn> all = addOns.of(lineProduct);
        setVisible(!all.isEmpty());
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.addOn.which")),
                        PlainTable.Column.text(Texts.text("operator.lineHistory.from")),
                        PlainTable.Column.text(Texts.text("operator.lineHistory.lastDay")),
                        PlainTable.Column.text(""));
        all.forEach(
                one ->
                        table.row(
                                new TwoLines(one.name(), promotion(one)),
                                Words.number(TimeFormat.date(one.startOn())),
                                Words.number(last(one)),
                                end(one)));
        add(new SectionCard(Texts.text("operator.addOns")).edge(table));
    }

    private static String promotion(LineAddOn one) {
        String code = one.promotion();
        return code == null ? one.code() : Texts.text("operator.addOn.with", one.code(), code);
    }

    private static String last(LineAddOn one) {
        LocalDate end = one.endOn();
        return end == null
                ? Texts.text("operator.lineHistory.open")
                : TimeFormat.date(end.minusDays(1));
    }

    private Component end(LineAddOn one) {
        LocalDate end = one.endOn();
        if (one.inBundle() || end != null && !end.isAfter(today)) {
            return new Div();
        }
        Button button =
                new Button(
                        Texts.text("operator.addOn.end"),
                        click ->
                                new EndAddOnDialog(one, today)
                                        .ask(
                                                addOns,
                                                () -> {
                                                    show();
                                                    Toast.done(
                                                            Texts.text(
                                                                    "operator.addOn.ended",
                                                                    one.name()));
                                                }));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(Texts.text("operator.addOn.end.title", one.name()));
        return button;
    }
}
