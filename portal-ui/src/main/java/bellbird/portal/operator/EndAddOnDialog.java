package bellbird.portal.operator;

import bellbird.portal.component.Days;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import bellbird.product.AddOns;
import bellbird.product.LineAddOn;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Which day is the last of an add-on, and why. */
final class EndAddOnDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient LineAddOn addOn;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final DatePicker last = Days.field(Texts.text("operator.lineHistory.lastDay"));
    private final TextField reason = new TextField(Texts.text("operator.lineChange.reason"));

    EndAddOnDialog(LineAddOn addOn, LocalDate today) {
        super(Texts.text("operator.addOn.end.title", addOn.name()));
        this.addOn = addOn;
        setWidth("440px");
        last.setValue(addOn.startOn().isAfter(today) ? addOn.startOn() : today);
        reason.setHelperText(Texts.text("operator.lineChange.reason.help"));
        problems.named("on", last);
        problems.named("reason", reason);
        Stream.<HasStyle>of(last, reason).forEach(field -> field.addClassName("wide"));
    }

    void ask(AddOns addOns, Runnable done) {
        add(
                OperatorPage.stack(
                        problem,
                        Words.quiet(Texts.text("operator.addOn.end.effect")),
                        last,
                        reason));
        Button end = new Button(Texts.text("operator.addOn.end"), click -> end(addOns, done));
        end.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("common.cancel"), click -> close()), end);
        open();
    }

    private void end(AddOns addOns, Runnable done) {
        LocalDate day = last.getValue();
        if (day == null) {
            last.setErrorMessage(Texts.text("operator.lineChange.dayMissing"));
            last.setInvalid(true);
            last.focus();
            return;
        }
        if (problem.attempt(
                problems,
                () -> addOns.end(addOn.productId(), day.plusDays(1), reason.getValue()))) {
            close();
            done.run();
        }
    }
}
