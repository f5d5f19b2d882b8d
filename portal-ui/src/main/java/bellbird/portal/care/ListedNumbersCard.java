package bellbird.portal.care;

import bellbird.customer.ListedNumbers;
import bellbird.kernel.error.BellbirdException;
import bellbird.portal.component.FieldProblems;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;

/** How much of the numbers called the itemised lists show, from the next bill on. */
final class ListedNumbersCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private final transient ListedNumbers numbers;
    private final RadioButtonGroup<Boolean> whole =
            new RadioButtonGroup<>(Texts.text("care.listed.whole"));
    private final Checkbox usersKnow = new Checkbox(Texts.text("care.listed.usersKnow"));
    private final FieldProblems problems = new FieldProblems().field("usersKnow", usersKnow);

    ListedNumbersCard(ListedNumbers numbers) {
        super(Texts.text("care.listed"));
        this.numbers = numbers;
        boolean chosen = numbers.mineAreWhole();
        whole.setItems(false, true);
        whole.setItemLabelGenerator(
                one -> Texts.text(one ? "care.listed.whole.yes" : "care.listed.whole.no"));
        whole.setHelperText(Texts.text("care.listed.help"));
        whole.setValue(chosen);
        usersKnow.setValue(chosen);
        usersKnow.setVisible(chosen);
        whole.addValueChangeListener(change -> usersKnow.setVisible(change.getValue()));
        Div form =
                new Div(
                        problems,
                        whole,
                        usersKnow,
                        new Div(new Button(Texts.text("care.listed.save"), click -> save())));
        form.addClassName("form");
        add(form);
    }

    private void save() {
        problems.clear();
        try {
            if (whole.getValue()) {
                numbers.showMine(usersKnow.getValue());
            } else {
                numbers.hideMine();
            }
            Toast.done(Texts.text("care.listed.saved"));
        } catch (BellbirdException problem) {
            problems.show(problem);
        }
    }
}
