package bellbird.portal.operator;

import bellbird.bill.BillNumbering;
import bellbird.bill.BillNumbers;
import bellbird.kernel.error.BellbirdException;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;

/** How the operator's bills and credit notes are numbered. */
final class BillNumbersCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private final transient BillNumbers numbers;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final TextField bills = new TextField(Texts.text("operator.numbering.bills"));
    private final TextField creditNotes =
            new TextField(Texts.text("operator.numbering.creditNotes"));
    private final Checkbox yearly = new Checkbox(Texts.text("operator.numbering.yearly"));
    private final Select<Integer> digits = new Select<>();
    private final Div next = new Div();

    BillNumbersCard(BillNumbers numbers) {
        super(Texts.text("operator.numbering"));
        this.numbers = numbers;
        BillNumbering now = numbers.get();
        bills.setValue(now.bills());
        creditNotes.setValue(now.creditNotes());
        yearly.setValue(now.isYearly());
        yearly.setHelperText(Texts.text("operator.numbering.yearly.help"));
        digits.setLabel(Texts.text("operator.numbering.digits"));
        digits.setItems(1, 2, 3, 4, 5, 6, 7, 8, 9);
        digits.setValue(now.digits());
        for (TextField prefix : List.of(bills, creditNotes)) {
            prefix.setHelperText(Texts.text("operator.numbering.prefix.help"));
            prefix.setValueChangeMode(ValueChangeMode.LAZY);
        }
        problems.named("bills", bills);
        problems.named("creditNotes", creditNotes);
        for (AbstractField<?, ?> field : List.of(bills, creditNotes, yearly, digits)) {
            field.addValueChangeListener(change -> preview());
        }
        next.getElement().setAttribute("role", "status");
        next.addClassName("small");
        Div form = new Div(bills, creditNotes, digits);
        form.addClassName("op-form");
        Div actions = new Div(new Button(Texts.text("operator.numbering.save"), click -> save()));
        actions.addClassName("op-actions");
        body(OperatorPage.stack(form, yearly, next, problem, actions));
        preview();
    }

    private BillNumbering typed() {
        return new BillNumbering(
                bills.getValue().strip().toUpperCase(Locale.ROOT),
                creditNotes.getValue().strip().toUpperCase(Locale.ROOT),
                yearly.getValue(),
                digits.getValue());
    }

    /** What the next documents are called; while something is wrong, saving says what. */
    private void preview() {
        next.removeAll();
        try {
            BillNumbers.Next after = numbers.next(typed());
            next.add(
                    Words.plain(
                            Texts.text(
                                    "operator.numbering.next", after.bill(), after.creditNote())));
        } catch (BellbirdException notYet) {
            next.add(Words.quiet(Texts.text("operator.numbering.next.none")));
        }
    }

    private void save() {
        problem.attempt(
                problems,
                () -> {
                    numbers.save(typed());
                    preview();
                    Toast.done(Texts.text("operator.numbering.saved"));
                });
    }
}
