package bellbird.portal.operator;

import bellbird.offering.OfferingKind;
import bellbird.offering.OfferingRow;
import bellbird.offering.Offerings;
import bellbird.portal.component.Days;
import bellbird.portal.component.Words;
import bellbird.portal.text.PeriodText;
import bellbird.portal.text.Texts;
import bellbird.product.LineChange;
import bellbird.product.ProductChanges;
import bellbird.product.ProductHistory;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** From which day, why, and to which plan: one change of a line. */
final class LineChangeDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final LineChange.Kind kind;
    private final transient ProductHistory line;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final Select<OfferingRow> plan = new Select<>();
    private final DatePicker day;
    private final TextField reason = new TextField(Texts.text("operator.lineChange.reason"));

    LineChangeDialog(
            LineChange.Kind kind, ProductHistory line, LocalDate today, Offerings offerings) {
        super(Texts.text("operator.lineChange", kind));
        this.kind = kind;
        this.line = line;
        setWidth("440px");
        day = Days.field(Texts.text("operator.lineChange.day", kind));
        day.setValue(proposed(today));
        reason.setHelperText(Texts.text("operator.lineChange.reason.help"));
        plan.setLabel(Texts.text("operator.line.plan"));
        plan.setVisible(kind == LineChange.Kind.PLAN);
        plan.setItemLabelGenerator(
                row ->
                        Texts.text(
                                "operator.line.plan.price",
                                row.name(),
                                PeriodText.price(
                                        row.recurringPrice(), row.currency(), row.every())));
        if (plan.isVisible()) {
            List<OfferingRow> others = others(offerings, today);
            plan.setItems(others);
            others.stream().findFirst().ifPresent(plan::setValue);
        }
        problems.named("offering", plan);
        problems.named("on", day);
        problems.named("reason", reason);
        Stream.<HasStyle>of(plan, day, reason).forEach(field -> field.addClassName("wide"));
    }

    /** A plan changes with the next period unless somebody wants it sooner (rule R9). */
    private LocalDate proposed(LocalDate today) {
        return kind == LineChange.Kind.PLAN ? line.cycle().containing(today).to() : today;
    }

    private List<OfferingRow> others(Offerings offerings, LocalDate today) {
        String now = line.offeringOn(today).orElse("");
        return offerings.list().stream()
                .filter(row -> row.status().equals("PUBLISHED") && !row.name().equals(now))
                .filter(row -> row.kind() == OfferingKind.BASE_PLAN)
                .sorted(Comparator.comparing(OfferingRow::recurringPrice))
                .toList();
    }

    void ask(ProductChanges changes, Consumer<ProductHistory> done) {
        add(
                OperatorPage.stack(
                        problem,
                        Words.quiet(Texts.text("operator.lineChange.effect", kind)),
                        plan,
                        day,
                        reason));
        Button save =
                new Button(
                        Texts.text("operator.lineChange", kind), click -> attempt(changes, done));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("common.cancel"), click -> close()), save);
        open();
    }

    private void attempt(ProductChanges changes, Consumer<ProductHistory> done) {
        if (day.getValue() == null) {
            day.setErrorMessage(Texts.text("operator.lineChange.dayMissing"));
            day.setInvalid(true);
            return;
        }
        if (plan.isVisible() && plan.getValue() == null) {
            plan.setErrorMessage(Texts.text("operator.lineChange.planMissing"));
            plan.setInvalid(true);
            return;
        }
        if (problem.attempt(
                problems, () -> done.accept(changes.change(line.serviceId(), change())))) {
            close();
        }
    }

    private LineChange change() {
        LocalDate on = day.getValue();
        return new LineChange(
                kind,
                kind == LineChange.Kind.END ? on.plusDays(1) : on,
                plan.isVisible() ? plan.getValue().code() : null,
                reason.getValue());
    }
}
