package bellbird.portal.operator;

import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Makes a wrong bill again, for a reason that both documents print. */
final class CorrectDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();

    /** Pressed twice is asked once. */
    private final String key = UUID.randomUUID().toString();

    private final TextField reason = new TextField(Texts.text("operator.credit.reason"));

    /**
     * @param done gets the key of the request and the reason
     */
    CorrectDialog(BiConsumer<String, String> done) {
        super(Texts.text("operator.correct"));
        setWidth("440px");
        reason.setHelperText(Texts.text("operator.correct.reason.help"));
        reason.addClassName("wide");
        problems.named("reason", reason);
        add(
                OperatorPage.stack(
                        problem, Words.quiet(Texts.text("operator.correct.effect")), reason));
        Button save =
                new Button(
                        Texts.text("operator.correct.do"),
                        click -> {
                            if (problem.attempt(
                                    problems, () -> done.accept(key, reason.getValue()))) {
                                close();
                            }
                        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("common.cancel"), click -> close()), save);
    }

    void ask() {
        open();
    }
}
