package bellbird.portal.operator;

import bellbird.bill.BillFilter;
import bellbird.bill.BillKind;
import bellbird.bill.BillState;
import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.kernel.security.Roles;
import bellbird.portal.component.DataList;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.LateUsageNote;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.shell.StaffLayout;
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
import org.jspecify.annotations.Nullable;

/** Which bills are out, and which of them are late? */
@Route(value = Paths.BILLS, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class BillsView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final String ALL = "all";

    private final DataList<BillSummary> list;

    @Inject
    public BillsView(Bills bills) {
        titled(Texts.text("operator.bills"));
        list =
                new DataList<>(new Source(bills), Texts.text("operator.bills.search"))
                        .filter(ALL, Texts.text("operator.bills.all"))
                        .filter("overdue", Texts.text("operator.bill.state.overdue"))
                        .filter("disputed", Texts.text("operator.bill.state.disputed"))
                        .filter("open", Texts.text("operator.bill.state.open"))
                        .filter("paid", Texts.text("operator.bill.state.paid"))
                        .part(
                                Texts.text("operator.bill.label"),
                                bill ->
                                        new TwoLines(
                                                bill.label(),
                                                LateUsageNote.after(bill.accountNumber(), bill)))
                        .part(
                                Texts.text("operator.bill.customer"),
                                bill -> new TwoLines(bill.customerName(), bill.customerNumber()))
                        .text(
                                Texts.text("operator.bill.period"),
                                bill -> TimeFormat.period(bill.period()))
                        .text(
                                Texts.text("operator.bill.issued"),
                                bill -> TimeFormat.date(bill.issuedOn()))
                        .text(
                                Texts.text("operator.bill.due"),
                                bill -> TimeFormat.date(bill.dueOn()))
                        .number(
                                Texts.text("operator.bill.total"),
                                bill -> MoneyFormat.money(bill.total()))
                        .number(
                                Texts.text("operator.bill.open"),
                                bill -> MoneyFormat.money(bill.due()))
                        .part(Texts.text("operator.bill.state"), BillsView::badge)
                        .phone(
                                bill ->
                                        TwoLines.in(
                                                badge(bill),
                                                bill.customerName(),
                                                bill.label()
                                                        + " · "
                                                        + MoneyFormat.money(bill.total())))
                        .opens(bill -> Paths.bill(bill.id()))
                        .emptyBecauseNew(
                                new EmptyState(
                                        Texts.text("operator.bills.none"),
                                        Texts.text("operator.bills.none.text"),
                                        new TextLink(
                                                Paths.BILL_RUNS,
                                                Texts.text("operator.billRuns.see"))));
        add(new PageHeader(Texts.text("operator.bills")), list);
    }

    static StatusBadge badge(BillSummary bill) {
        if (bill.kind() == BillKind.CREDIT_NOTE) {
            return new StatusBadge(Tone.QUIET, Texts.text("operator.credit.note"));
        }
        Tone tone =
                switch (bill.state()) {
                    case PAID -> Tone.OK;
                    case OVERDUE -> Tone.BAD;
                    case DISPUTED, OPEN -> Tone.WARN;
                };
        return new StatusBadge(tone, Texts.text("operator.bill.state", bill.state()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.readUrl(event.getLocation());
    }

    private record Source(Bills bills) implements DataList.Source<BillSummary> {
        @Override
        public List<BillSummary> rows(DataList.Query query) {
            return bills.list(filter(query), query.offset(), query.limit());
        }

        @Override
        public int count(DataList.Query query) {
            return Math.toIntExact(bills.count(filter(query)));
        }

        private static BillFilter filter(DataList.Query query) {
            return BillFilter.search(query.search(), state(query.show()));
        }

        private static @Nullable BillState state(String show) {
            for (BillState state : BillState.values()) {
                if (state.name().toLowerCase(Locale.ROOT).equals(show)) {
                    return state;
                }
            }
            return null;
        }
    }
}
