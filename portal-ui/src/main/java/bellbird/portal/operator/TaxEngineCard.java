package bellbird.portal.operator;

import bellbird.bill.TaxEngineSettings;
import bellbird.portal.component.Note;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.tax.TaxAnswer;
import bellbird.tax.TaxReply;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;

/** Does an external engine say which tax bills bear? */
final class TaxEngineCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private final transient TaxEngineSettings settings;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final Checkbox used = new Checkbox(Texts.text("operator.taxEngine.used"));
    private final TextField address = new TextField(Texts.text("operator.taxEngine.address"));
    private final PasswordField key = new PasswordField(Texts.text("operator.taxEngine.key"));
    private final Div tried = new Div();

    TaxEngineCard(TaxEngineSettings settings) {
        super(Texts.text("operator.taxEngine"));
        this.settings = settings;
        TaxEngineSettings.Setting now = settings.get();
        used.setValue(now.isUsed());
        used.setHelperText(Texts.text("operator.taxEngine.used.help"));
        address.setValue(now.address());
        address.addClassName("wide");
        key.setHelperText(keyHelp(now));
        key.setRevealButtonVisible(false);
        key.getElement().setAttribute("autocomplete", "off");
        key.addClassName("wide");
        problems.named("address", address);
        problems.named("key", key);
        Button save = new Button(Texts.text("operator.taxEngine.save"), click -> save());
        Button tryIt = new Button(Texts.text("operator.taxEngine.try"), click -> tryIt());
        tryIt.addThemeVariants(ButtonVariant.TERTIARY);
        List.of(save, tryIt).forEach(button -> button.setDisableOnClick(true));
        save.addClickListener(click -> save.setEnabled(true));
        tryIt.addClickListener(click -> tryIt.setEnabled(true));
        Div form = new Div(address, key);
        form.addClassName("op-form");
        Div actions = new Div(save, tryIt);
        actions.addClassName("op-actions");
        tried.getElement().setAttribute("role", "status");
        body(OperatorPage.stack(used, form, problem, tried, actions));
    }

    private static String keyHelp(TaxEngineSettings.Setting setting) {
        return Texts.text(
                setting.hasKey() ? "operator.taxEngine.key.kept" : "operator.taxEngine.key.help");
    }

    private void save() {
        tried.removeAll();
        problem.attempt(
                problems,
                () -> {
                    settings.save(address.getValue(), key.getValue(), used.getValue());
                    key.clear();
                    key.setHelperText(keyHelp(settings.get()));
                    Toast.done(Texts.text("operator.taxEngine.saved"));
                });
    }

    private void tryIt() {
        tried.removeAll();
        problem.attempt(problems, () -> show(settings.tryIt(address.getValue(), key.getValue())));
    }

    private void show(TaxEngineSettings.Trial trial) {
        tried.add(
                switch (trial.reply()) {
                    case TaxReply.Answered given -> answered(given.answer());
                    case TaxReply.Unanswered none ->
                            new Note(
                                    Tone.BAD,
                                    Texts.text(none.trouble().messageKey(), none.detail()));
                });
    }

    private static Note answered(TaxAnswer answer) {
        TaxAnswer.Sum sum = answer.taxes().getFirst();
        return new Note(
                Tone.OK,
                Texts.text(
                        "operator.taxEngine.answered",
                        sum.base().toPlainString(),
                        sum.category(),
                        CountFormat.number(sum.percent()),
                        sum.tax().toPlainString()));
    }
}
