package bellbird.portal.operator;

import bellbird.bill.BillRunDecisions;
import bellbird.bill.BillRunState;
import bellbird.bill.BillRunSummary;
import bellbird.bill.BillRuns;
import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.DataList;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.CycleText;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** What was billed when, and is anything stuck? */
@Route(value = Paths.BILL_RUNS, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class BillRunsView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final DataList<BillRunSummary> list;

    @Inject
    public BillRunsView(
            BillRuns runs,
            BillRunDecisions decisions,
            TenantProfiles tenants,
            BusinessClock clock,
            Caller caller) {
        titled(Texts.text("operator.billRuns"));
        TenantProfile tenant = tenants.current();
        EmptyState empty =
                tenant.sandbox()
                        ? new EmptyState(
                                Texts.text("operator.billRuns.none"),
                                Texts.text("operator.billRuns.none.sandbox"),
                                new TextLink(Paths.CLOCK, Texts.text("operator.clock.open")))
                        : new EmptyState(
                                Texts.text("operator.billRuns.none"),
                                Texts.text("operator.billRuns.none.text"));
        list =
                new DataList<>(new Source(runs), Texts.text("operator.billRuns.search"))
                        .part(
                                Texts.text("operator.billRuns.run"),
                                run ->
                                        new TwoLines(
                                                name(run),
                                                Texts.text(
                                                        "operator.billRuns.usage",
                                                        TimeFormat.period(run.period()))))
                        .text(
                                Texts.text("operator.billRuns.started"),
                                run -> TimeFormat.dateTime(run.startedAt(), clock.zone()))
                        .number(
                                Texts.text("operator.billRuns.accounts"),
                                run -> CountFormat.count(run.due()))
                        .number(
                                Texts.text("operator.bills"),
                                run -> CountFormat.count(run.billed() + run.drafts()))
                        .number(
                                Texts.text("operator.billRuns.parked"),
                                run -> CountFormat.count(run.parked()))
                        .number(
                                Texts.text("operator.billRuns.total"),
                                run -> MoneyFormat.money(run.total()))
                        .part(Texts.text("operator.billRuns.state"), BillRunsView::badge)
                        .phone(
                                run ->
                                        TwoLines.in(
                                                badge(run),
                                                name(run),
                                                MoneyFormat.money(run.total())))
                        .opens(run -> Paths.billRun(run.id()))
                        .emptyBecauseNew(empty);
        add(new PageHeader(Texts.text("operator.billRuns")), list);
        if (caller.isInRole(Roles.OWNER)) {
            add(new BillRunPolicyCard(decisions));
        }
    }

    static String name(BillRunSummary run) {
        boolean isMonthly = run.cycle().frequency() == BillFrequency.MONTHLY;
        return Texts.text(
                run.isBridging() ? "operator.billRun.bridging" : "operator.billRun.name",
                isMonthly
                        ? TimeFormat.month(run.period().to())
                        : TimeFormat.date(run.period().to()),
                isMonthly ? CountFormat.count(run.cycle().day()) : CycleText.of(run.cycle()));
    }

    static StatusBadge badge(BillRunSummary run) {
        if (run.hold() != null) {
            return new StatusBadge(Tone.WARN, Texts.text("operator.billRun.hold", run.hold()));
        }
        if (run.state() != BillRunState.DONE) {
            return new StatusBadge(
                    run.isMoving() ? Tone.ACTION : Tone.WARN,
                    Texts.text("operator.billRun.state", run.state()));
        }
        return run.parked() > 0
                ? new StatusBadge(Tone.WARN, Texts.text("operator.billRun.parkedLeft"))
                : new StatusBadge(Tone.OK, Texts.text("operator.billRun.done"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.readUrl(event.getLocation());
    }

    private record Source(BillRuns runs) implements DataList.Source<BillRunSummary> {

        private static final int MOST = 500;

        @Override
        public List<BillRunSummary> rows(DataList.Query query) {
            return query.search().isEmpty()
                    ? runs.list(query.offset(), query.limit())
                    : matching(query).stream().skip(query.offset()).limit(query.limit()).toList();
        }

        @Override
        public int count(DataList.Query query) {
            return query.search().isEmpty()
                    ? Math.toIntExact(runs.count())
                    : matching(query).size();
        }

        /** One for each period of a cycle: few enough to be searched here, by the name shown. */
        private List<BillRunSummary> matching(DataList.Query query) {
            String part = query.search().toLowerCase(Locale.ROOT);
            return runs.list(0, MOST).stream()
                    .filter(run -> name(run).toLowerCase(Locale.ROOT).contains(part))
                    .toList();
        }
    }
}
