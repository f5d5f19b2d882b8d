package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.payment.AttemptState;
import bellbird.payment.ParkedEvents;
import bellbird.payment.PaymentRow;
import bellbird.payment.Payments;
import bellbird.portal.component.DataList;
import bellbird.portal.component.EmptyState;
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

/** Who paid, who tried, and what went wrong? */
@Route(value = Paths.PAYMENTS, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class PaymentsView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final DataList<PaymentRow> list;

    @Inject
    public PaymentsView(Payments payments, ParkedEvents events, BusinessClock clock) {
        titled(Texts.text("operator.payments"));
        list =
                new DataList<>(new Source(payments), Texts.text("operator.payments.search"))
                        .part(
                                Texts.text("operator.payment.when"),
                                row ->
                                        new TwoLines(
                                                TimeFormat.dateTime(
                                                        row.receivedAt() == null
                                                                ? row.createdAt()
                                                                : row.receivedAt(),
                                                        clock.zone()),
                                                provider(row)))
                        .part(
                                Texts.text("operator.bill.customer"),
                                row -> new TwoLines(row.customerName(), row.accountNumber()))
                        .text(Texts.text("operator.payment.bill"), PaymentRow::billLabel)
                        .number(
                                Texts.text("operator.payment.amount"),
                                row -> MoneyFormat.money(row.amount()))
                        .part(Texts.text("operator.payment.state"), PaymentsView::badge)
                        .text(Texts.text("operator.payment.failure"), PaymentsView::failure)
                        .phone(
                                row ->
                                        new TwoLines(
                                                row.customerName(),
                                                MoneyFormat.money(row.amount())
                                                        + " · "
                                                        + row.billLabel()))
                        .opens(row -> Paths.bill(row.billId()))
                        .emptyBecauseNew(
                                new EmptyState(
                                        Texts.text("operator.payments.none"),
                                        Texts.text("operator.payments.none.text"),
                                        new TextLink(
                                                Paths.BILLS, Texts.text("operator.bills.see"))));
        add(
                new PageHeader(Texts.text("operator.payments")),
                new EventsToClear(events, clock),
                list);
    }

    private static String provider(PaymentRow row) {
        return row.providerPayment() == null
                ? row.provider()
                : row.provider() + " " + row.providerPayment();
    }

    private static String failure(PaymentRow row) {
        return row.failure() == null ? "" : row.failure();
    }

    private static StatusBadge badge(PaymentRow row) {
        Tone tone =
                switch (row.state()) {
                    case SUCCEEDED -> Tone.OK;
                    case FAILED -> Tone.BAD;
                    case UNKNOWN -> Tone.WARN;
                    case CREATED, PENDING -> Tone.ACTION;
                    case EXPIRED -> Tone.QUIET;
                };
        AttemptState state = row.state();
        return new StatusBadge(tone, Texts.text("operator.payment.state", state));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.readUrl(event.getLocation());
    }

    private record Source(Payments payments) implements DataList.Source<PaymentRow> {
        @Override
        public List<PaymentRow> rows(DataList.Query query) {
            return payments.list(query.search(), query.offset(), query.limit());
        }

        @Override
        public int count(DataList.Query query) {
            return payments.count(query.search());
        }
    }
}
