package bellbird.portal.operator;

import bellbird.bill.BillFilter;
import bellbird.bill.BillRunState;
import bellbird.bill.BillRunSummary;
import bellbird.bill.BillRuns;
import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.bill.ParkedAccount;
import bellbird.kernel.money.Money;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.LookAgain;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Steps;
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
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.UUID;

/** Where is this run, how much did it bill, and which accounts are left behind? */
@Route(value = Paths.BILL_RUNS + "/:id", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class BillRunView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int LOOK_MILLIS = 1000;
    private static final int BILLS_SHOWN = 25;

    private final transient BillRuns runs;
    private final transient Bills bills;
    private final transient BusinessClock clock;
    private final LookAgain look = new LookAgain(this::refresh);
    private final Div content = stack();
    private UUID id = new UUID(0, 0);

    @Inject
    public BillRunView(BillRuns runs, Bills bills, BusinessClock clock) {
        this.runs = runs;
        this.bills = bills;
        this.clock = clock;
        add(content, look);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = PathIds.require(event, "id");
        refresh();
    }

    private void refresh() {
        BillRunSummary run = runs.get(id);
        List<ParkedAccount> parked = runs.parked(id);
        content.removeAll();
        titled(BillRunsView.name(run));
        content.add(header(run), stages(run));
        if (!parked.isEmpty()) {
            content.add(parked(run, parked));
        }
        content.add(figures(run), bills(run));
        if (run.state() == BillRunState.RUNNING || run.rendered() < run.billed()) {
            look.in(LOOK_MILLIS);
        }
    }

    private PageHeader header(BillRunSummary run) {
        return new PageHeader(BillRunsView.name(run))
                .under(Texts.text("operator.billRuns"), Paths.BILL_RUNS)
                .state(BillRunsView.badge(run))
                .lead(
                        Texts.text(
                                "operator.billRun.lead",
                                TimeFormat.period(run.period()),
                                TimeFormat.month(run.period().to())));
    }

    private SectionCard stages(BillRunSummary run) {
        Steps steps = new Steps();
        for (BillRunSummary.Stage stage : run.stages()) {
            boolean done = stage.done() >= stage.of();
            boolean held = stage.name() == BillRunSummary.StageName.CALCULATE && run.parked() > 0;
            Steps.State state;
            if (held && done) {
                state = Steps.State.HELD;
            } else if (done) {
                state = Steps.State.DONE;
            } else {
                state = Steps.State.RUNNING;
            }
            steps.step(
                    state,
                    Texts.text("operator.billRun.stage", stage.name()),
                    Texts.text(
                            "operator.billRun.stage.count",
                            CountFormat.count(stage.done()),
                            CountFormat.count(stage.of())),
                    held
                            ? Texts.text(
                                    "operator.billRun.stage.parked",
                                    CountFormat.count(run.parked()))
                            : Texts.text(
                                    "operator.billRun.stage." + detail(stage.name()),
                                    TimeFormat.time(run.startedAt(), clock.zone())));
        }
        return new SectionCard().body(steps);
    }

    private static String detail(BillRunSummary.StageName stage) {
        return switch (stage) {
            case COLLECT -> "collect.detail";
            case CALCULATE -> "calculate.detail";
            case ISSUE -> "issue.detail";
            case RENDER -> "render.detail";
        };
    }

    private Facts figures(BillRunSummary run) {
        Money average =
                run.billed() == 0
                        ? Money.zero(run.total().currency())
                        : Money.settle(
                                run.total()
                                        .toDecimal()
                                        .divide(
                                                BigDecimal.valueOf(run.billed()),
                                                MathContext.DECIMAL64),
                                run.total().currency());
        return new Facts()
                .large()
                .fact(
                        Texts.text("operator.billRun.total"),
                        MoneyFormat.money(run.total()),
                        Texts.text("operator.billRun.total.more"))
                .fact(Texts.text("operator.billRun.average"), MoneyFormat.money(average), "")
                .fact(
                        Texts.text("operator.bills"),
                        CountFormat.count(run.billed()),
                        Texts.text("operator.billRun.of", run.due()))
                .fact(
                        Texts.text("operator.billRun.zero"),
                        CountFormat.count(run.zero()),
                        Texts.text("operator.billRun.zero.more"))
                .fact(
                        Texts.text("operator.billRun.parked"),
                        CountFormat.count(run.parked()),
                        Texts.text("operator.billRun.parked.more"));
    }

    private SectionCard parked(BillRunSummary run, List<ParkedAccount> accounts) {
        Button again =
                new Button(
                        Texts.text("operator.billRun.retry", CountFormat.count(run.parked())),
                        click -> {
                            int count = runs.retryParked(id);
                            Toast.done(Texts.text("operator.billRun.retried", count));
                            refresh();
                            look.in(LOOK_MILLIS);
                        });
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.bill.customer")),
                        PlainTable.Column.text(Texts.text("operator.bill.account")),
                        PlainTable.Column.text(Texts.text("operator.billRun.reason")));
        for (ParkedAccount account : accounts) {
            table.row(
                    new TextLink(Paths.customer(account.customerId()), account.customerName()),
                    Words.number(account.accountNumber()),
                    new Span(Texts.text(account.reasonKey(), account.detail())));
        }
        return new SectionCard(Texts.text("operator.billRun.parked"))
                .beside(Words.detail(Texts.text("operator.billRun.parked.help")))
                .action(again)
                .edge(table);
    }

    private SectionCard bills(BillRunSummary run) {
        List<BillSummary> first = bills.list(BillFilter.ofRun(run.id()), 0, BILLS_SHOWN);
        SectionCard card = new SectionCard(Texts.text("operator.bills"));
        if (first.isEmpty()) {
            return card.edge(
                    new EmptyState(
                            Texts.text("operator.billRun.bills.none"),
                            Texts.text("operator.billRun.bills.none.text")));
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.bill.label")),
                        PlainTable.Column.text(Texts.text("operator.bill.customer")),
                        PlainTable.Column.text(Texts.text("operator.bill.due")),
                        PlainTable.Column.number(Texts.text("operator.bill.total")),
                        PlainTable.Column.text(Texts.text("operator.bill.state")));
        for (BillSummary bill : first) {
            table.row(
                    new TextLink(Paths.bill(bill.id()), bill.label()),
                    Words.plain(bill.customerName()),
                    Words.number(TimeFormat.date(bill.dueOn())),
                    Words.number(MoneyFormat.money(bill.total())),
                    BillsView.badge(bill));
        }
        card.edge(table);
        if (run.billed() > first.size()) {
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
