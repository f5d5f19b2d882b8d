package bellbird.portal.testing;

import bellbird.account.AccountCycle;
import bellbird.account.BillCycle;
import bellbird.account.CycleChanges;
import bellbird.bill.AccountBills;
import bellbird.bill.BillProofs;
import bellbird.bill.CreditNotes;
import bellbird.bill.CreditRequest;
import bellbird.bill.Creditable;
import bellbird.bill.Dispute;
import bellbird.bill.DisputeRequest;
import bellbird.bill.Disputes;
import bellbird.customer.TaxExemption;
import bellbird.customer.TaxExemptions;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.cycle.CycleWish;
import bellbird.kernel.error.BellbirdException;
import bellbird.ledger.BookedEntry;
import bellbird.ledger.Ledger;
import bellbird.ledger.TrialBalance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What staff do about bills: give back, settle disputes, exempt from VAT, change cycles; and the
 * books.
 */
public final class Billing {

    public final List<CreditRequest> credited = new ArrayList<>();
    public final List<Dispute> disputed = new ArrayList<>();
    public final List<TaxExemption> exempted = new ArrayList<>();

    private final Larkspur larkspur;

    Billing(Larkspur larkspur) {
        this.larkspur = larkspur;
    }

    List<Object> beans() {
        return List.of(
                new BillProofs(),
                new FakeCreditNotes(),
                new FakeDisputes(),
                new FakeExemptions(),
                new FakeCycles(),
                new FakeAccountBills(),
                new FakeLedger());
    }

    private final class FakeCreditNotes extends CreditNotes {
        @Override
        public Creditable of(UUID bill) {
            if (bill.equals(Larkspur.DELTA_NOTE)) {
                return new Creditable(
                        null,
                        null,
                        null,
                        new Creditable.Named(Larkspur.NOVEMBER_BILL, "INV-2026-000017"),
                        "",
                        List.of(),
                        List.of());
            }
            return new Creditable(
                    null,
                    null,
                    null,
                    null,
                    "",
                    List.of(
                            line(1, "Larkspur 40", 2400, 2400),
                            line(2, "Larkspur 40, rest of October", 1548, 1548),
                            line(3, "Data in Switzerland", 1272, 772),
                            line(4, "Larkspur Data 10", -453, 0)),
                    List.of(
                            new Creditable.Note(
                                    Larkspur.NOVEMBER_BILL,
                                    "CRN-2026-000001",
                                    LocalDate.parse("2026-11-20"),
                                    Larkspur.euro(-500),
                                    "Phone is stolen")));
        }

        private static Creditable.Line line(int number, String name, long amount, long left) {
            return new Creditable.Line(number, name, Larkspur.euro(amount), Larkspur.euro(left));
        }

        @Override
        public Creditable mine(UUID bill) {
            return of(bill);
        }

        @Override
        public UUID issue(UUID bill, CreditRequest request) {
            larkspur.mayRefuse();
            credited.add(request);
            return bill;
        }
    }

    private final class FakeDisputes extends Disputes {
        @Override
        public List<Dispute> of(UUID bill) {
            return List.copyOf(disputed);
        }

        @Override
        public List<Dispute> mine(UUID bill) {
            return of(bill);
        }

        @Override
        public UUID open(UUID bill, DisputeRequest request) {
            larkspur.mayRefuse();
            disputed.add(
                    new Dispute(
                            bill,
                            bill,
                            request.line(),
                            "Data in Switzerland",
                            Larkspur.euro(1272),
                            request.words(),
                            "Maeve Hanlon",
                            Larkspur.NOON,
                            null));
            return bill;
        }

        @Override
        public UUID openMine(UUID bill, DisputeRequest request) {
            return open(bill, request);
        }

        @Override
        public void reject(UUID id, String answer) {
            larkspur.mayRefuse();
            Dispute one = disputed.removeFirst();
            disputed.add(
                    new Dispute(
                            one.id(),
                            one.bill(),
                            one.line(),
                            one.description(),
                            one.amount(),
                            one.words(),
                            one.openedBy(),
                            one.openedAt(),
                            new Dispute.Decision(answer, "Ines Kovač", Larkspur.NOON, null)));
        }
    }

    private final class FakeExemptions extends TaxExemptions {
        @Override
        public List<TaxExemption> of(UUID customerId) {
            return List.copyOf(exempted);
        }

        @Override
        public List<TaxExemption> add(UUID customerId, TaxExemption exemption) {
            larkspur.mayRefuse();
            exempted.add(exemption);
            return List.copyOf(exempted);
        }
    }

    /** Of day 1, until it is changed. */
    private final class FakeCycles extends CycleChanges {
        private BillCycle cycle = new BillCycle(1);

        @Override
        public AccountCycle of(UUID account) {
            return AccountCycle.of(cycle, Larkspur.TODAY);
        }

        @Override
        public BillCycle cycle(UUID account) {
            return cycle;
        }

        @Override
        public AccountCycle preview(UUID account, CycleWish wish) {
            CycleSpecification to = wish.specification(Larkspur.OPENED);
            if (to.equals(cycle.on(Larkspur.TODAY))) {
                throw BellbirdException.user("frequency", "error.cycle.same");
            }
            return AccountCycle.of(cycle.changed(to, Larkspur.TODAY), Larkspur.TODAY);
        }

        @Override
        public AccountCycle change(UUID account, CycleWish wish) {
            larkspur.mayRefuse();
            cycle = cycle.changed(wish.specification(Larkspur.OPENED), Larkspur.TODAY);
            return of(account);
        }

        @Override
        public AccountCycle withdraw(UUID account, LocalDate begins) {
            larkspur.mayRefuse();
            cycle = new BillCycle(1);
            return of(account);
        }
    }

    private static final class FakeAccountBills extends AccountBills {
        @Override
        public UUID billNow(UUID account) {
            return Larkspur.NOVEMBER_BILL;
        }
    }

    private static final class FakeLedger extends Ledger {
        @Override
        public TrialBalance trialBalance() {
            return new TrialBalance(
                    List.of(
                            new TrialBalance.Row(
                                    "receivable",
                                    Larkspur.euro(4767),
                                    Larkspur.euro(0),
                                    Larkspur.euro(4767)),
                            new TrialBalance.Row(
                                    "revenue.recurring",
                                    Larkspur.euro(0),
                                    Larkspur.euro(3876),
                                    Larkspur.euro(-3876)),
                            new TrialBalance.Row(
                                    "tax.vat",
                                    Larkspur.euro(0),
                                    Larkspur.euro(891),
                                    Larkspur.euro(-891))));
        }

        @Override
        public List<BookedEntry> entries(int offset, int limit) {
            return List.of(
                    new BookedEntry(
                            Cockpit.RUN,
                            "bill/1",
                            LocalDate.parse("2026-11-01"),
                            "INV-2026-000017",
                            List.of(
                                    new BookedEntry.BookedPosting(
                                            "receivable", "A-000001", Larkspur.euro(4767)),
                                    new BookedEntry.BookedPosting(
                                            "revenue.recurring", null, Larkspur.euro(-3876)),
                                    new BookedEntry.BookedPosting(
                                            "tax.vat", null, Larkspur.euro(-891)))));
        }

        @Override
        public long count() {
            return 1;
        }
    }
}
