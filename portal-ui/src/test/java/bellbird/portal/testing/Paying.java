package bellbird.portal.testing;

import bellbird.bill.BillDetail;
import bellbird.bill.BillSummary;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.payment.AttemptState;
import bellbird.payment.BillPaymentState;
import bellbird.payment.ParkedEvent;
import bellbird.payment.ParkedEvents;
import bellbird.payment.PaymentRow;
import bellbird.payment.Payments;
import bellbird.payment.Share;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Payments of bills, and events of the provider that could not be booked. */
public final class Paying {

    public Money paid = Larkspur.euro(0);
    public boolean paymentPending;

    private final Larkspur larkspur;

    Paying(Larkspur larkspur) {
        this.larkspur = larkspur;
    }

    List<Object> beans() {
        return List.of(new FakePayments(), new FakeParkedEvents());
    }

    private final class FakePayments extends Payments {
        @Override
        public List<PaymentRow> list(String search, int offset, int limit) {
            BillSummary bill = larkspur.issued.bills.getFirst().summary();
            return List.of(
                    new PaymentRow(
                            Larkspur.id(41),
                            bill.id(),
                            bill.label(),
                            Larkspur.ACCOUNT,
                            bill.accountNumber(),
                            Larkspur.MAEVE,
                            bill.customerName(),
                            "stripe",
                            bill.total(),
                            AttemptState.FAILED,
                            "insufficient_funds",
                            larkspur.now,
                            larkspur.now,
                            null,
                            null,
                            null));
        }

        @Override
        public int count(String search) {
            return 1;
        }

        @Override
        public URI startCheckout(UUID billId, Share share) {
            return URI.create("https://pay.example/" + billId + "/" + share);
        }

        @Override
        public BillPaymentState refresh(UUID billId) {
            return stateOf(billId);
        }

        @Override
        public BillPaymentState stateOf(UUID billId) {
            BillSummary bill =
                    larkspur.issued.bills.stream()
                            .map(BillDetail::summary)
                            .filter(one -> one.id().equals(billId))
                            .findFirst()
                            .orElseThrow(BellbirdException::notFound);
            Money sum = bill.paid().plus(paid);
            return new BillPaymentState(
                    billId,
                    bill.total(),
                    sum,
                    sum.isZero() ? null : larkspur.now,
                    paymentPending,
                    bill.disputed());
        }
    }

    private static final class FakeParkedEvents extends ParkedEvents {
        private boolean again;

        @Override
        public List<ParkedEvent> list() {
            return again
                    ? List.of()
                    : List.of(
                            new ParkedEvent(
                                    "stripe",
                                    "evt_1",
                                    "checkout.session.completed",
                                    ParkedEvent.Reason.PAID_TWICE,
                                    "cs_1",
                                    Instant.parse("2026-11-20T10:00:00Z")));
        }

        @Override
        public void retry(String provider, String eventId) {
            again = true;
        }
    }
}
