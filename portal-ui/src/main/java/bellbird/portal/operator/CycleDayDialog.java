package bellbird.portal.operator;

import bellbird.account.AccountCycle;
import bellbird.account.BillCycle;
import bellbird.account.CycleChanges;
import bellbird.customer.CustomerDetail;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Objects;

/** Another day on which an account's periods begin, with the periods there would be. */
final class CycleDayDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient CycleChanges cycles;
    private final transient CustomerDetail.Account account;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final IntegerField day = new IntegerField(Texts.text("operator.cycle.day"));
    private final KeyValues periods = new KeyValues();

    CycleDayDialog(CycleChanges cycles, CustomerDetail.Account account) {
        super(Texts.text("operator.cycle.title", account.number()));
        this.cycles = cycles;
        this.account = account;
        setWidth("440px");
        day.setMin(1);
        day.setMax(BillCycle.LAST_DAY);
        day.setStepButtonsVisible(true);
        day.setManualValidation(true);
        day.setHelperText(Texts.text("operator.customer.cycleDay.help"));
        day.setValueChangeMode(ValueChangeMode.EAGER);
        day.addClassName("wide");
        problems.named("cycleDay", day);
        day.addValueChangeListener(change -> preview());
    }

    /**
     * @param done after the change
     */
    void ask(Runnable done) {
        add(
                OperatorPage.stack(
                        problem, Words.quiet(Texts.text("operator.cycle.effect")), day, periods));
        Button save =
                new Button(
                        Texts.text("operator.cycle"),
                        click -> {
                            if (problem.attempt(problems, this::change)) {
                                close();
                                done.run();
                            }
                        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("common.cancel"), click -> close()), save);
        open();
    }

    private void preview() {
        periods.removeAll();
        if (!day.isEmpty()) {
            problem.attempt(problems, () -> show(cycles.preview(account.id(), day.getValue())));
        }
    }

    private void show(AccountCycle cycle) {
        AccountCycle.Change change = Objects.requireNonNull(cycle.change());
        periods.row(Texts.text("operator.cycle.current"), TimeFormat.period(cycle.current()));
        if (change.isBridging()) {
            periods.row(
                    Texts.text("operator.cycle.bridging"),
                    Texts.text(
                            "operator.cycle.bridging.days",
                            TimeFormat.period(change.next()),
                            change.next().days()));
        }
        periods.row(Texts.text("operator.cycle.regular"), TimeFormat.period(change.regular()));
    }

    private void change() {
        AccountCycle cycle =
                cycles.change(account.id(), Objects.requireNonNullElse(day.getValue(), 0));
        AccountCycle.Change change = Objects.requireNonNull(cycle.change());
        Toast.done(
                Texts.text(
                        "operator.cycle.changed",
                        change.day(),
                        TimeFormat.day(change.regular().from())));
    }
}
