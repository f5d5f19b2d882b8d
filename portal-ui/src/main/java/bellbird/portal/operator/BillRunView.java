package bellbird.portal.operator;

import bellbird.bill.BillFilter;
import bellbird.bill.BillRunDecisions;
import bellbird.bill.BillRunReviews;
import bellbird.bill.BillRunState;
import bellbird.bill.BillRunSummary;
import bellbird.bill.BillRunSummary.StageName;
import bellbird.bill.BillRuns;
import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.bill.ParkedAccount;
import bellbird.bill.RunReview;
import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.LivePart;
import bellbird.portal.component.LookAgain;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The cockpit of a run: where is it, what keeps it, what looks unusual, how much does it come to,
 * and who is left behind?
 */
@Route(value = Paths.BILL_RUNS + "/:id", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class BillRunView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int LOOK_MILLIS = 2000;
    private static final int BILLS_SHOWN = 25;

    private static final int LOOK_SELDOM_MILLIS = 5000;

    private final transient BillRuns runs;
    private final transient BillRunReviews reviews;
    private final transient Bills bills;
    private final transient BusinessClock clock;
    private final transient BillRunActions actions;
    private final transient Pace pace;
    private final LookAgain look = new LookAgain(this::refresh);
    private final LivePart header = new LivePart();
    private final LivePart stages = new LivePart();
    private final LivePart alarms = new LivePart();
    private final LivePart figures = new LivePart();
    private final LivePart details = new LivePart();
    private @Nullable UnusualBillsCard unusual;
    private UUID id = new UUID(0, 0);

    @Inject
    public BillRunView(
            BillRuns runs,
            BillRunReviews reviews,
            BillRunDecisions decisions,
            Bills bills,
            BusinessClock clock,
            Clock system) {
        this.runs = runs;
        this.reviews = reviews;
        this.bills = bills;
        this.clock = clock;
        this.pace = new Pace(system);
        this.actions = new BillRunActions(decisions, this::refresh);
        add(stack(header, stages, alarms, figures, details), look);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = PathIds.require(event, "id");
        refresh();
    }

    private void refresh() {
        BillRunSummary run = runs.get(id);
        RunReview review = reviews.of(id);
        show(run, review, runs.parked(id));
        if (run.isMoving() || run.rendered() < run.billed()) {
            look.in(LOOK_MILLIS);
        } else if (run.state() != BillRunState.DONE) {
            look.in(LOOK_SELDOM_MILLIS); // others may decide, files may come
        }
    }

    /** While a run moves, only what counts along is made anew: people may be reading the rest. */
    private void show(BillRunSummary run, RunReview review, List<ParkedAccount> parked) {
        titled(BillRunsView.name(run));
        Object counted =
                run.isMoving()
                        ? Math.min(run.billed(), BILLS_SHOWN)
                        : List.of(run.drafts(), run.billed(), run.total());
        header.say(
                List.of(
                        run.state(),
                        String.valueOf(run.hold()),
                        parked.isEmpty(),
                        run.isMoving() ? "" : counted,
                        review.blocking(),
                        review.mayApprove()),
                () -> header(run, review));
        RunStages.Left left = left(run, review);
        stages.say(
                List.of(run, review, left), () -> new RunStages(run, review, clock.zone(), left));
        alarms.say(
                review.alarms(),
                () ->
                        review.alarms().isEmpty()
                                ? new Div()
                                : new RunAlarmsCard(
                                        review.alarms(),
                                        clock.zone(),
                                        alarm -> actions.accept(id, alarm)));
        figures.say(List.of(run, review), () -> new RunFigures(run, review));
        details.say(
                List.of(run.state(), counted, review, parked), () -> details(run, review, parked));
    }

    private RunStages.Left left(BillRunSummary run, RunReview review) {
        StageName stage = run.underWay(review.opinions().waiting());
        return new RunStages.Left(
                stage,
                switch (stage) {
                    case CALCULATE -> pace.left(stage, run.due() - run.waiting(), run.waiting());
                    case CHECK ->
                            pace.left(
                                    stage,
                                    run.drafts() - review.opinions().waiting(),
                                    review.opinions().waiting());
                    case ISSUE -> pace.left(stage, run.billed(), run.drafts());
                    case RENDER -> pace.left(stage, run.rendered(), run.billed() - run.rendered());
                    case COLLECT, APPROVE -> pace.left(stage, 0, 0);
                });
    }

    private Component details(BillRunSummary run, RunReview review, List<ParkedAccount> parked) {
        Div wide = stack();
        boolean compared = !run.isMoving() && run.isReviewed();
        if (compared || !review.outliers().isEmpty()) {
            wide.add(unusual(run, review));
        }
        if (!parked.isEmpty()) {
            wide.add(
                    new ParkedAccountsCard(
                            run,
                            parked,
                            () -> again(runs.retryParked(id)),
                            reason -> again(runs.retryParked(id, reason))));
        }
        if (run.drafts() == 0 || run.hold() != null && run.billed() > 0) {
            wide.add(bills(run));
        }
        if (run.drafts() > 0 && !run.isMoving()) {
            wide.add(new RunSamplesCard(id, run.drafts(), reviews));
        }
        Div beside = stack();
        if (!review.changes().isEmpty()) {
            beside.add(
                    review.before() == null
                            ? RunChangesCard.first(review.changes())
                            : RunChangesCard.against(
                                    TimeFormat.month(run.period().from()), review.changes()));
        }
        if (run.isReviewed()) {
            beside.add(
                    new RunDecisionCard(
                            run, review, clock.zone(), bill -> actions.accept(id, bill)));
        }
        if (wide.getComponentCount() == 0) {
            return beside;
        }
        return beside.getComponentCount() == 0 ? wide : two(wide, beside);
    }

    private PageHeader header(BillRunSummary run, RunReview review) {
        PageHeader header =
                new PageHeader(BillRunsView.name(run))
                        .under(Texts.text("operator.billRuns"), Paths.BILL_RUNS)
                        .state(BillRunsView.badge(run))
                        .lead(
                                Texts.text(
                                        "operator.billRun.lead",
                                        TimeFormat.period(run.period()),
                                        ahead(run)));
        actions.offer(header, run, review);
        return header;
    }

    private static String ahead(BillRunSummary run) {
        return run.cycle().frequency() == BillFrequency.MONTHLY
                ? TimeFormat.month(run.period().to())
                : TimeFormat.period(run.cycle().containing(run.period().to()));
    }

    private void again(int accounts) {
        Toast.done(Texts.text("operator.billRun.retried", accounts));
        refresh();
    }

    private UnusualBillsCard unusual(BillRunSummary run, RunReview review) {
        UnusualBillsCard card =
                new UnusualBillsCard(
                        id,
                        review,
                        reviews,
                        clock.zone(),
                        run.state() == BillRunState.REVIEW
                                ? bill -> actions.accept(id, bill)
                                : null);
        if (unusual != null) {
            card.show(unusual.chosen());
        }
        unusual = card;
        return card;
    }

    private SectionCard bills(BillRunSummary run) {
        List<BillSummary> first = bills.list(BillFilter.ofRun(run.id()), 0, BILLS_SHOWN);
        SectionCard card = new SectionCard(Texts.text("operator.bills"));
        if (first.isEmpty()) {
            return card.edge(
                    new EmptyState(
                            Texts.text("operator.billRun.bills.none"),
                            Texts.text(
                                    run.state() == BillRunState.DONE
                                            ? "operator.billRun.bills.none.done"
                                            : "operator.billRun.bills.none.text")));
        }
        PlainTable table =
                new PlainTable(
                                PlainTable.Column.text(Texts.text("operator.bill.label")),
                                PlainTable.Column.text(Texts.text("operator.bill.customer")),
                                PlainTable.Column.text(Texts.text("operator.bill.due")),
                                PlainTable.Column.number(Texts.text("operator.bill.total")),
                                PlainTable.Column.text(Texts.text("operator.bill.state")))
                        .stacking();
        for (BillSummary bill : first) {
            table.row(
                    new TextLink(Paths.bill(bill.id()), bill.label()),
                    Words.plain(bill.customerName()),
                    Words.number(TimeFormat.date(bill.dueOn())),
                    Words.number(MoneyFormat.money(bill.total())),
                    BillsView.badge(bill));
        }
        card.edge(table);
        if (!run.isMoving() && run.billed() > first.size()) {
            card.body(
                    new Note(
                            Tone.QUIET,
                            Texts.text(
                                    "operator.billRun.bills.more",
                                    CountFormat.count(first.size()),
                                    CountFormat.count(run.billed()))));
        }
        return card;
    }
}
