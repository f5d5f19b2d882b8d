package bellbird.portal.operator;

import bellbird.customer.TaxExemption;
import bellbird.customer.TaxExemption.Category;
import bellbird.portal.component.Days;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Why a customer bears no VAT, and from when. */
final class TaxExemptionDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final Select<Category> category = new Select<>();
    private final TextField vatId = new TextField(Texts.text("operator.taxExemption.vatId"));
    private final TextField certificate =
            new TextField(Texts.text("operator.taxExemption.certificate"));
    private final DatePicker from = Days.field(Texts.text("operator.taxExemption.from"));
    private final DatePicker last = Days.field(Texts.text("operator.taxExemption.last"));

    TaxExemptionDialog(LocalDate today) {
        super(Texts.text("operator.taxExemption.add"));
        setWidth("440px");
        category.setLabel(Texts.text("operator.taxExemption.why"));
        category.setItems(Category.values());
        category.setItemLabelGenerator(one -> Texts.text("operator.taxExemption.category", one));
        category.addValueChangeListener(change -> fit());
        category.setValue(Category.REVERSE_CHARGE);
        certificate.setHelperText(Texts.text("operator.taxExemption.certificate.help"));
        from.setValue(today);
        last.setHelperText(Texts.text("operator.taxExemption.last.help"));
        problems.named("vatId", vatId);
        problems.named("certificate", certificate);
        problems.named("from", from);
        problems.named("to", last);
        Stream.<HasStyle>of(category, vatId, certificate, from, last)
                .forEach(field -> field.addClassName("wide"));
    }

    private void fit() {
        vatId.setVisible(category.getValue() == Category.REVERSE_CHARGE);
        certificate.setVisible(category.getValue() == Category.EXEMPT);
    }

    void ask(Consumer<TaxExemption> done) {
        add(
                OperatorPage.stack(
                        problem,
                        Words.quiet(Texts.text("operator.taxExemption.effect")),
                        category,
                        vatId,
                        certificate,
                        from,
                        last));
        Button save =
                new Button(
                        Texts.text("operator.taxExemption.add"),
                        click -> {
                            if (problem.attempt(problems, () -> done.accept(given()))) {
                                close();
                            }
                        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("common.cancel"), click -> close()), save);
        open();
    }

    private TaxExemption given() {
        LocalDate lastDay = last.getValue();
        return new TaxExemption(
                category.getValue(),
                vatId.getValue(),
                certificate.getValue(),
                from.getValue(),
                lastDay == null ? null : lastDay.plusDays(1));
    }
}
