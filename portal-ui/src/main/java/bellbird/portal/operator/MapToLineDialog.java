package bellbird.portal.operator;

import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.Days;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.Mend;
import bellbird.usage.Suspense;
import bellbird.usage.SuspenseCause;
import bellbird.usage.SuspenseGroup;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Which line had an unknown number or card, and since when; its records can go back in at once. */
final class MapToLineDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final TextField line = new TextField(Texts.text("operator.suspense.line"));
    private final DatePicker from = Days.field(Texts.text("operator.suspense.from"));
    private final Checkbox atOnce = new Checkbox(Texts.text("operator.suspense.atOnce"), true);
    private final transient SuspenseGroup group;
    private final String found;

    private MapToLineDialog(SuspenseGroup group, SuspenseCause cause, LocalDate firstDay) {
        this.group = group;
        found = cause.detail();
        setHeaderTitle(text("title", found));
        setWidth("440px");
        line.setHelperText(Texts.text("operator.suspense.line.help"));
        line.setRequiredIndicatorVisible(true);
        from.setValue(firstDay);
        from.setHelperText(Texts.text("operator.suspense.from.help"));
        problems.named("line", line);
        problems.named("from", from);
        add(
                OperatorPage.stack(
                        problem,
                        Words.quiet(text("text", cause.sum().records())),
                        line,
                        from,
                        atOnce));
    }

    /**
     * @param done told whether its records were sent back in
     */
    static void ask(
            SuspenseGroup group,
            SuspenseCause cause,
            Suspense suspense,
            BusinessClock clock,
            Consumer<Boolean> done) {
        Instant first = cause.sum().firstUse();
        LocalDate day = first == null ? clock.today() : LocalDate.ofInstant(first, clock.zone());
        MapToLineDialog dialog = new MapToLineDialog(group, cause, day);
        Button map =
                new Button(
                        Texts.text("operator.suspense.map"), click -> dialog.map(suspense, done));
        map.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter()
                .add(new Button(Texts.text("common.cancel"), click -> dialog.close()), map);
        dialog.open();
    }

    private void map(Suspense suspense, Consumer<Boolean> done) {
        if (from.getValue() == null) {
            from.setErrorMessage(Texts.text("operator.suspense.from.missing"));
            from.setInvalid(true);
            return;
        }
        if (!problem.attempt(problems, () -> map(suspense))) {
            return;
        }
        boolean recycled =
                atOnce.getValue()
                        && problem.attempt(
                                problems, () -> suspense.recycle(group.reason(), found, note()));
        close();
        done.accept(recycled);
    }

    private void map(Suspense suspense) {
        if (group.mend() == Mend.CARD) {
            suspense.mapCard(found, line.getValue(), from.getValue());
        } else {
            suspense.mapNumber(found, line.getValue(), from.getValue());
        }
    }

    private String note() {
        return text("note", line.getValue(), TimeFormat.date(from.getValue()));
    }

    private String text(String part, Object... parameters) {
        return Texts.text("operator.suspense.map." + part + "." + group.mend().word(), parameters);
    }
}
