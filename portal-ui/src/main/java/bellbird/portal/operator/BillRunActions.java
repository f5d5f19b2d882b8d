package bellbird.portal.operator;

import bellbird.bill.BillRunDecisions;
import bellbird.bill.BillRunState;
import bellbird.bill.BillRunSummary;
import bellbird.bill.RunAlarm;
import bellbird.bill.RunReview;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.Glyph;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import java.util.function.Consumer;

/** What can be done with a run now: one next step, and ways to stop. */
final class BillRunActions {

    private static final int ONE_IN = 100;

    private final BillRunDecisions decisions;
    private final Runnable done;

    /**
     * @param done shows the run again
     */
    BillRunActions(BillRunDecisions decisions, Runnable done) {
        this.decisions = decisions;
        this.done = done;
    }

    void offer(PageHeader header, BillRunSummary run, RunReview review) {
        UUID id = run.id();
        if (run.isMoving()) {
            header.action(
                    button(
                            Texts.text("operator.billRun.pause"),
                            () -> decisions.pause(id),
                            "operator.billRun.paused"));
        }
        boolean stands = run.hold() != null || run.state() == BillRunState.REVIEW;
        if (run.isReviewed() && run.drafts() > 0 && stands) {
            header.action(reject(run));
        }
        if (run.state() == BillRunState.REVIEW) {
            header.action(calculateAgain(id));
            header.primary(approve(run, review));
        } else if (run.state() == BillRunState.REJECTED) {
            header.primary(calculateAgain(id));
        } else if (run.hold() != null) {
            header.primary(
                    button(resume(run), () -> decisions.resume(id), "operator.billRun.resumed"));
        }
    }

    private Button button(String label, Runnable work, String result) {
        return new Button(
                label,
                click -> {
                    work.run();
                    Toast.done(Texts.text(result));
                    done.run();
                });
    }

    private Button calculateAgain(UUID id) {
        return button(
                Texts.text("operator.billRun.again"),
                () -> decisions.calculateAgain(id),
                "operator.billRun.again.done");
    }

    private static String resume(BillRunSummary run) {
        return run.hold() == BillRunSummary.Hold.CANARY
                ? Texts.text("operator.billRun.resume.canary", run.drafts())
                : Texts.text("operator.billRun.resume");
    }

    private Button reject(BillRunSummary run) {
        return new Button(
                Texts.text("operator.billRun.reject"),
                click ->
                        Confirmation.ask(
                                Texts.text("operator.billRun.reject.title", run.drafts()),
                                Texts.text("operator.billRun.reject.text"),
                                Texts.text("operator.billRun.reject"),
                                () -> {
                                    decisions.reject(run.id());
                                    Toast.done(Texts.text("operator.billRun.reject.done"));
                                    done.run();
                                }));
    }

    /** What is locked stays visible and says why. */
    private Button approve(BillRunSummary run, RunReview review) {
        Button approve =
                new Button(
                        Texts.text("operator.billRun.approve", run.drafts()),
                        click -> askToApprove(run));
        if (review.blocking() > 0) {
            approve.setIcon(Glyph.LOCK.create());
            approve.setEnabled(false);
            approve.getElement().setAttribute("title", RunAlarmsCard.locked(review.blocking()));
        } else if (!review.mayApprove()) {
            approve.setIcon(Glyph.LOCK.create());
            approve.setEnabled(false);
            approve.getElement().setAttribute("title", Texts.text("operator.billRun.lockedToYou"));
        }
        return approve;
    }

    private void askToApprove(BillRunSummary run) {
        Dialog dialog = new Dialog(Texts.text("operator.billRun.approve", run.drafts()));
        dialog.setWidth("440px");
        Checkbox canary =
                new Checkbox(
                        Texts.text(
                                "operator.billRun.canary",
                                CountFormat.count(Math.max(1, run.drafts() / ONE_IN))),
                        true);
        canary.setHelperText(Texts.text("operator.billRun.canary.help"));
        dialog.add(
                OperatorPage.stack(
                        Words.quiet(
                                Texts.text(
                                        "operator.billRun.approve.effect",
                                        MoneyFormat.money(run.total()))),
                        canary));
        Button yes =
                new Button(
                        Texts.text("operator.billRun.approve.yes"),
                        click -> {
                            boolean goes = decisions.approve(run.id(), canary.getValue());
                            dialog.close();
                            Toast.done(
                                    Texts.text(
                                            goes
                                                    ? "operator.billRun.approve.goes"
                                                    : "operator.billRun.approve.waits"));
                            done.run();
                        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter()
                .add(new Button(Texts.text("common.cancel"), click -> dialog.close()), yes);
        dialog.open();
    }

    /** Asks why somebody takes an alarm upon themselves. */
    void accept(UUID run, RunAlarm alarm) {
        accept(
                Texts.text("operator.billRun.accept.title"),
                Texts.text("operator.billRun.accept.text"),
                Texts.text("operator.billRun.accept.yes"),
                reason -> decisions.waive(run, alarm.name(), reason));
    }

    /** Asks why somebody takes the difference of one bill upon themselves. */
    void accept(UUID run, RunReview.Differing bill) {
        accept(
                Texts.text("operator.billRun.differing.title", bill.payer().customerName()),
                Texts.text(
                        "operator.billRun.differing.text",
                        MoneyFormat.money(bill.ours()),
                        MoneyFormat.money(bill.theirs())),
                Texts.text("operator.billRun.differing.yes"),
                reason -> decisions.acceptDiffering(run, bill.payer().accountId(), reason));
    }

    /** Asks why somebody accepts a bill that looks unusual. */
    void accept(UUID run, RunReview.Outlier bill) {
        accept(
                Texts.text("operator.billRun.differing.title", bill.payer().customerName()),
                Texts.text("operator.billRun.unusual.text", MoneyFormat.money(bill.now())),
                Texts.text("operator.billRun.differing.yes"),
                reason ->
                        decisions.acceptUnusual(run, bill.payer().accountId(), bill.now(), reason));
    }

    private void accept(String title, String text, String button, Consumer<String> work) {
        Dialog dialog = new Dialog(title);
        dialog.setWidth("440px");
        TextArea reason = new TextArea(Texts.text("operator.billRun.accept.reason"));
        reason.setWidthFull();
        FieldProblems problems = new FieldProblems();
        problems.named("reason", reason);
        ProblemNote problem = new ProblemNote();
        dialog.add(OperatorPage.stack(problem, Words.quiet(text), reason));
        Button yes =
                new Button(
                        button,
                        click -> {
                            if (problem.attempt(problems, () -> work.accept(reason.getValue()))) {
                                dialog.close();
                                done.run();
                            }
                        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter()
                .add(new Button(Texts.text("common.cancel"), click -> dialog.close()), yes);
        dialog.open();
    }
}
