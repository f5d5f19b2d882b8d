package bellbird.portal.operator;

import bellbird.customer.CustomerDetail;
import bellbird.portal.text.PhoneFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Which lines share from today on: in a new group, or in one there is. */
final class SharingDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final TextField name = new TextField(Texts.text("operator.sharing.name"));
    private final CheckboxGroup<CustomerDetail.Line> lines =
            new CheckboxGroup<>(Texts.text("operator.sharing.which"));

    private SharingDialog(String title, List<CustomerDetail.Line> choice, String country) {
        super(title);
        setWidth("440px");
        problems.named("name", name);
        name.setHelperText(Texts.text("operator.sharing.name.help"));
        lines.setItems(choice);
        lines.setItemLabelGenerator(
                line ->
                        Texts.text(
                                "operator.sharing.line",
                                PhoneFormat.phone(line.msisdn(), country),
                                line.offering()));
        lines.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        problems.named("lines", lines);
    }

    static void make(
            List<CustomerDetail.Line> choice,
            String country,
            BiConsumer<String, Set<CustomerDetail.Line>> made) {
        SharingDialog dialog =
                new SharingDialog(Texts.text("operator.sharing.new"), choice, country);
        dialog.show(
                Texts.text("operator.sharing.make"),
                chosen -> made.accept(dialog.name.getValue().strip(), chosen));
    }

    static void add(
            String group,
            List<CustomerDetail.Line> choice,
            String country,
            Consumer<Set<CustomerDetail.Line>> chosen) {
        SharingDialog dialog =
                new SharingDialog(Texts.text("operator.sharing.add.title", group), choice, country);
        dialog.name.setVisible(false);
        dialog.show(Texts.text("operator.sharing.add"), chosen);
    }

    private void show(String verb, Consumer<Set<CustomerDetail.Line>> done) {
        add(OperatorPage.stack(problem, name, lines));
        Button save = new Button(verb, click -> attempt(done));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("common.cancel"), click -> close()), save);
        open();
    }

    private void attempt(Consumer<Set<CustomerDetail.Line>> done) {
        if (lines.getValue().isEmpty()) {
            lines.setErrorMessage(Texts.text("operator.sharing.which.missing"));
            lines.setInvalid(true);
            return;
        }
        if (problem.attempt(problems, () -> done.accept(lines.getValue()))) {
            close();
        }
    }
}
