package bellbird.portal.operator;

import bellbird.bill.BillDetail;
import bellbird.bill.CreditRequest;
import bellbird.bill.Creditable;
import bellbird.kernel.money.Money;
import bellbird.portal.component.Amounts;
import bellbird.portal.component.BillLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives back all that is left of a bill, or a line of it, or a part of a line. */
final class CreditDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private enum What {
        BILL,
        LINE
    }

    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final RadioButtonGroup<What> what =
            new RadioButtonGroup<>(Texts.text("operator.credit.what"));

    /** Pressed twice is asked once. */
    private final String key = UUID.randomUUID().toString();

    private final Select<Creditable.Line> line = new Select<>();
    private final BigDecimalField amount;
    private final TextField reason = new TextField(Texts.text("operator.credit.reason"));

    private final Button save = new Button();

    CreditDialog(BillDetail bill, Creditable creditable) {
        super(Texts.text("operator.credit.give"));
        Money left = creditable.left(bill.summary().total());
        Map<Integer, String> names =
                bill.lines().stream()
                        .collect(Collectors.toMap(BillDetail.Line::number, BillLines::name));
        setWidth("440px");
        amount = Amounts.field(Texts.text("operator.credit.amount"), left.currency());
        what.setItems(What.values());
        what.setItemLabelGenerator(
                one ->
                        Texts.text(
                                "operator.credit.what." + one.name().toLowerCase(Locale.ROOT),
                                MoneyFormat.money(left)));
        what.addValueChangeListener(
                change -> {
                    line.setVisible(change.getValue() == What.LINE);
                    amount.setVisible(change.getValue() == What.LINE);
                    name(left);
                });
        line.setLabel(Texts.text("operator.credit.line"));
        line.setItems(creditable.lines().stream().filter(one -> one.left().isPositive()).toList());
        line.setItemLabelGenerator(
                one ->
                        Texts.text(
                                "operator.credit.line.left",
                                names.getOrDefault(one.number(), one.description()),
                                MoneyFormat.money(one.left())));
        line.addValueChangeListener(
                change -> {
                    Money most = change.getValue().left();
                    amount.setValue(most.toDecimal());
                    amount.setHelperText(
                            Texts.text("operator.credit.amount.most", MoneyFormat.money(most)));
                });
        amount.addValueChangeListener(change -> name(left));
        amount.setHelperText(Texts.text("operator.credit.amount.help"));
        reason.setHelperText(Texts.text("operator.credit.reason.help"));
        what.setValue(What.BILL);
        problems.named("lines/0/line", line);
        problems.named("lines/0/amount", amount);
        problems.named("reason", reason);
        Stream.<HasStyle>of(line, amount, reason).forEach(field -> field.addClassName("wide"));
    }

    /** The button says how much goes back. */
    private void name(Money left) {
        Optional<Money> back =
                what.getValue() == What.LINE
                        ? Amounts.typed(amount, left.currency())
                        : Optional.of(left);
        save.setText(given(back));
    }

    /**
     * @param back how much, if that is known
     */
    static String given(Optional<Money> back) {
        return back.map(one -> Texts.text("operator.credit.give.all", MoneyFormat.money(one)))
                .orElse(Texts.text("operator.credit.give"));
    }

    void ask(Consumer<CreditRequest> done) {
        add(
                OperatorPage.stack(
                        problem,
                        Words.quiet(Texts.text("operator.credit.effect")),
                        what,
                        line,
                        amount,
                        reason));
        save.addClickListener(click -> attempt(done));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("common.cancel"), click -> close()), save);
        open();
    }

    private void attempt(Consumer<CreditRequest> done) {
        if (what.getValue() == What.LINE && line.getValue() == null) {
            line.setErrorMessage(Texts.text("operator.credit.line.missing"));
            line.setInvalid(true);
            line.focus();
            return;
        }
        if (problem.attempt(problems, () -> done.accept(request()))) {
            close();
        }
    }

    private CreditRequest request() {
        return new CreditRequest(
                key,
                reason.getValue(),
                what.getValue() == What.BILL
                        ? List.of()
                        : List.of(
                                new CreditRequest.Part(
                                        line.getValue().number(), amount.getValue())));
    }
}
