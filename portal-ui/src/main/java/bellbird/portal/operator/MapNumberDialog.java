package bellbird.portal.operator;

import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.Days;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.Suspense;
import bellbird.usage.SuspenseCause;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Which line had an unknown number, and since when; its records can go back in at once. */
final class MapNumberDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final String REASON = "error.usage.unknownNumber";

    private final FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final TextField line = new TextField(Texts.text("operator.suspense.line"));
    private final DatePicker from = Days.field(Texts.text("operator.suspense.from"));
    private final Checkbox atOnce = new Checkbox(Texts.text("operator.suspense.atOnce"), true);
    private final String number;

    private MapNumberDialog(SuspenseCause cause, LocalDate firstDay) {
        super(Texts.text("operator.suspense.map.title", cause.detail()));
        setWidth("440px");
        number = cause.detail();
        line.setHelperText(Texts.text("operator.suspense.line.help"));
        line.setRequiredIndicatorVisible(true);
        from.setValue(firstDay);
        from.setHelperText(Texts.text("operator.suspense.from.help"));
        problems.named("line", line);
        problems.named("from", from);
        add(
                OperatorPage.stack(
                        problem,
                        Words.quiet(
                                Texts.text(
                                        "operator.suspense.map.text",
                                        CountFormat.count(cause.sum().records()))),
                        line,
                        from,
                        atOnce));
    }

    /**
     * @param done told whether its records were sent back in
     */
    static void ask(
            SuspenseCause cause, Suspense suspense, BusinessClock clock, Consumer<Boolean> done) {
        Instant first = cause.sum().firstUse();
        LocalDate day = first == null ? clock.today() : LocalDate.ofInstant(first, clock.zone());
        MapNumberDialog dialog = new MapNumberDialog(cause, day);
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
        boolean mapped =
                problem.attempt(
                        problems,
                        () -> suspense.mapNumber(number, line.getValue(), from.getValue()));
        if (!mapped) {
            return;
        }
        boolean recycled =
                atOnce.getValue()
                        && problem.attempt(
                                problems, () -> suspense.recycle(REASON, number, note()));
        close();
        done.accept(recycled);
    }

    private String note() {
        return Texts.text(
                "operator.suspense.map.note", line.getValue(), TimeFormat.date(from.getValue()));
    }
}
