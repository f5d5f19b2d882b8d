package bellbird.portal.operator;

import bellbird.bill.BillRunState;
import bellbird.bill.BillRunSummary;
import bellbird.bill.RunReview;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Steps;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import java.time.ZoneId;

/** How far each step of a run is, and how long it will take at this pace. */
final class RunStages extends SectionCard {

    private static final long serialVersionUID = 1;

    /**
     * How long a step will take.
     *
     * @param stage the one under way
     * @param text about how long; empty if nobody knows
     */
    record Left(BillRunSummary.StageName stage, String text) {}

    private final transient BillRunSummary run;
    private final transient Left left;
    private final Steps steps = new Steps();

    RunStages(BillRunSummary run, RunReview review, ZoneId zone, Left left) {
        this.run = run;
        this.left = left;
        for (BillRunSummary.Stage stage : run.stages()) {
            switch (stage.name()) {
                case COLLECT ->
                        counted(
                                stage,
                                Texts.text(
                                        "operator.billRun.stage.collect.detail",
                                        TimeFormat.time(run.startedAt(), zone)));
                case CALCULATE -> calculated(stage);
                case CHECK -> checked(stage.name(), review.opinions(), review.blocking());
                case APPROVE -> approved(review);
                case ISSUE -> issued(stage);
                case RENDER ->
                        counted(stage, orLeft(stage, "operator.billRun.stage.render.detail"));
            }
        }
        body(steps);
    }

    private void calculated(BillRunSummary.Stage stage) {
        if (run.state() == BillRunState.REJECTED) {
            step(Steps.State.HELD, stage, count(stage), Texts.text("operator.billRun.rejected"));
        } else if (run.parked() > 0 && stage.done() >= stage.of()) {
            step(
                    Steps.State.HELD,
                    stage,
                    count(stage),
                    Texts.text("operator.billRun.stage.parked", CountFormat.count(run.parked())));
        } else {
            counted(stage, orLeft(stage, "operator.billRun.stage.calculate.detail"));
        }
    }

    private void checked(BillRunSummary.StageName name, RunReview.Opinions opinions, long open) {
        BillRunSummary.Stage stage =
                new BillRunSummary.Stage(name, run.drafts() - opinions.waiting(), run.drafts());
        if (left.stage() == name && run.isMoving()) {
            step(
                    Steps.State.RUNNING,
                    stage,
                    count(stage),
                    orLeft(stage, "operator.billRun.stage.check.opinion"));
        } else if (run.state() == BillRunState.REVIEW && open > 0) {
            step(Steps.State.HELD, stage, Texts.text("operator.billRun.stage.check.open", open));
        } else if (isBefore()) {
            step(Steps.State.NEXT, stage, Texts.text("operator.billRun.stage.check.next"));
        } else {
            step(Steps.State.DONE, stage, Texts.text("operator.billRun.stage.check.done"));
        }
    }

    private void approved(RunReview review) {
        BillRunSummary.Stage stage =
                new BillRunSummary.Stage(BillRunSummary.StageName.APPROVE, 0, 1);
        if (run.state() == BillRunState.REVIEW && review.blocking() == 0) {
            step(
                    Steps.State.RUNNING,
                    stage,
                    Texts.text(
                            "operator.billRun.stage.approve.given",
                            review.approvals().size(),
                            run.approvals()));
        } else if (isBefore() || run.state() == BillRunState.REVIEW) {
            step(
                    Steps.State.NEXT,
                    stage,
                    Texts.text("operator.billRun.stage.approve.next", run.approvals()));
        } else {
            step(
                    Steps.State.DONE,
                    stage,
                    review.approvals().isEmpty() ? "" : review.approvals().getLast().by());
        }
    }

    /** Whether its bills are not all calculated. */
    private boolean isBefore() {
        return run.state() == BillRunState.RUNNING || run.state() == BillRunState.REJECTED;
    }

    private void issued(BillRunSummary.Stage stage) {
        if (run.isReviewed() && (isBefore() || run.state() == BillRunState.REVIEW)) {
            step(Steps.State.NEXT, stage, Texts.text("operator.billRun.stage.issue.detail"));
        } else if (run.hold() != null && stage.done() < stage.of()) {
            step(
                    Steps.State.HELD,
                    stage,
                    count(stage),
                    Texts.text("operator.billRun.hold", run.hold()));
        } else {
            counted(stage, orLeft(stage, "operator.billRun.stage.issue.detail"));
        }
    }

    private void counted(BillRunSummary.Stage stage, String detail) {
        boolean done = stage.done() >= stage.of();
        boolean begun = stage.of() > 0 || run.state() == BillRunState.DONE;
        Steps.State state = done ? Steps.State.DONE : Steps.State.RUNNING;
        step(begun ? state : Steps.State.NEXT, stage, count(stage), detail);
    }

    private String orLeft(BillRunSummary.Stage stage, String key) {
        return left.stage() == stage.name() && !left.text().isEmpty()
                ? left.text()
                : Texts.text(key);
    }

    private static String count(BillRunSummary.Stage stage) {
        return Texts.text(
                "operator.billRun.stage.count",
                CountFormat.count(stage.done()),
                CountFormat.count(stage.of()));
    }

    private void step(Steps.State state, BillRunSummary.Stage stage, String... details) {
        steps.step(state, Texts.text("operator.billRun.stage", stage.name()), details);
    }
}
