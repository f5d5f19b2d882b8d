package bellbird.portal.operator;

import bellbird.account.AccountCycle;
import bellbird.account.CycleChanges;
import bellbird.customer.CustomerDetail;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Words;
import bellbird.portal.text.CycleText;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.Objects;

/** Another billing cycle of an account, with the periods there would be. */
final class CycleDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient CycleChanges cycles;
    private final transient CustomerDetail.Account account;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final CycleFields fields;
    private final KeyValues periods = new KeyValues();

    CycleDialog(CycleChanges cycles, CustomerDetail.Account account) {
        super(Texts.text("operator.cycle.title", account.number()));
        this.cycles = cycles;
        this.account = account;
        setWidth("480px");
        fields =
                new CycleFields(
                        problems,
                        Texts.text("operator.cycle.asOpened", TimeFormat.date(account.openedOn())));
        fields.choose(account.cycle(), account.openedOn());
        fields.onChange(this::preview);
    }

    /**
     * @param done after the change
     */
    void ask(Runnable done) {
        add(
                OperatorPage.stack(
                        problem,
                        Words.quiet(Texts.text("operator.cycle.effect")),
                        fields,
                        periods));
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
        if (fields.isComplete()) {
            problem.attempt(problems, () -> show(cycles.preview(account.id(), fields.wish())));
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
        periods.row(Texts.text("operator.cycle.after"), CycleText.of(change.cycle()));
    }

    private void change() {
        AccountCycle cycle = cycles.change(account.id(), fields.wish());
        AccountCycle.Change change = Objects.requireNonNull(cycle.change());
        Toast.done(
                Texts.text(
                        "operator.cycle.changed",
                        CycleText.of(change.cycle()),
                        TimeFormat.day(change.regular().from())));
    }
}
