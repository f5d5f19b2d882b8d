package bellbird.portal.operator;

import bellbird.bill.Dispute;
import bellbird.portal.component.Amounts;
import bellbird.portal.component.Words;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Rejects a dispute with a reason, or gives back what is disputed or a part of it. */
final class DecideDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final BigDecimalField amount;
    private final TextField answer = new TextField(Texts.text("operator.dispute.answer"));

    /**
     * @param gives whether it is given back
     * @param done gets the answer for the customer, and how much
     */
    DecideDialog(Dispute dispute, boolean gives, BiConsumer<String, BigDecimal> done) {
        super(Texts.text(gives ? "operator.dispute.credit.of" : "operator.dispute.reject.of"));
        setWidth("440px");
        amount = Amounts.field(Texts.text("operator.credit.amount"), dispute.amount().currency());
        amount.setValue(dispute.amount().toDecimal());
        amount.setHelperText(Texts.text("operator.credit.amount.help"));
        amount.setVisible(gives);
        answer.setHelperText(
                Texts.text(
                        gives
                                ? "operator.dispute.answer.printed"
                                : "operator.dispute.answer.mailed"));
        amount.addClassName("wide");
        answer.addClassName("wide");
        problems.named("lines/0/amount", amount);
        problems.named("answer", answer);
        add(
                OperatorPage.stack(
                        problem,
                        Words.plain(
                                Texts.text(
                                        "operator.dispute.is",
                                        dispute.description(),
                                        MoneyFormat.money(dispute.amount()),
                                        dispute.words())),
                        Words.quiet(
                                Texts.text(
                                        gives
                                                ? "operator.dispute.credit.effect"
                                                : "operator.dispute.reject.effect")),
                        amount,
                        answer));
        Button save =
                new Button(
                        Texts.text("operator.dispute.reject.of"),
                        click -> {
                            if (problem.attempt(
                                    problems,
                                    () -> done.accept(answer.getValue(), amount.getValue()))) {
                                close();
                            }
                        });
        if (gives) {
            save.setText(CreditDialog.given(Optional.of(dispute.amount())));
            amount.addValueChangeListener(
                    change ->
                            save.setText(
                                    CreditDialog.given(
                                            Amounts.typed(amount, dispute.amount().currency()))));
        }
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("common.cancel"), click -> close()), save);
    }
}
