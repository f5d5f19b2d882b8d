package bellbird.portal.component;

import bellbird.bill.BillDetail;
import bellbird.bill.Creditable;
import bellbird.bill.DisputeRequest;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Consumer;

/** Which line is wrong, by how much, and why? */
public final class DisputeDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private static final int LONGEST_WORDS = 2_000;

    private final Select<BillDetail.Line> line = new Select<>();
    private final BigDecimalField amount;
    private final TextArea words = new TextArea(Texts.text("common.dispute.words"));
    private final FieldProblems problems;

    /**
     * @param lines to choose from, of which something is left; one is chosen already
     * @param creditable says how much
     * @param send gets what was written; what it refuses stands under its field
     */
    public DisputeDialog(
            List<BillDetail.Line> lines, Creditable creditable, Consumer<DisputeRequest> send) {
        super(Texts.text("common.dispute.ask"));
        setWidth("440px");
        amount =
                Amounts.field(
                        Texts.text("common.dispute.amount"), lines.getFirst().amount().currency());
        problems =
                new FieldProblems()
                        .field("line", line)
                        .field("amount", amount)
                        .field("words", words);
        line.setLabel(Texts.text("common.dispute.line"));
        line.setItems(lines);
        line.setItemLabelGenerator(
                one ->
                        Texts.text(
                                "common.dispute.lineOf",
                                BillLines.name(one),
                                MoneyFormat.money(one.amount())));
        line.addValueChangeListener(
                change -> {
                    Money most = creditable.left(change.getValue().number()).orElseThrow();
                    amount.setValue(most.toDecimal());
                    amount.setHelperText(
                            Texts.text("common.dispute.amount.help", MoneyFormat.money(most)));
                });
        line.setValue(lines.getFirst());
        words.setMaxLength(LONGEST_WORDS);
        words.setMinRows(3);
        line.setWidthFull();
        line.addClassName("wide");
        amount.setWidthFull();
        words.setWidthFull();
        Div form =
                new Div(
                        problems,
                        Words.quiet(Texts.text("common.dispute.effect")),
                        line,
                        amount,
                        words);
        form.addClassName("form");
        add(form);
        Button save = new Button(Texts.text("common.dispute.send"), click -> send(send));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("common.cancel"), click -> close()), save);
    }

    private void send(Consumer<DisputeRequest> send) {
        try {
            send.accept(
                    new DisputeRequest(
                            line.getValue().number(), amount.getValue(), words.getValue()));
            close();
        } catch (BellbirdException refused) {
            problems.show(refused);
        }
    }
}
