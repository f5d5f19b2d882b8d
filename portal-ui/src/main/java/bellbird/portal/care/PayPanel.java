package bellbird.portal.care;

import bellbird.bill.BillSummary;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.BusinessClock;
import bellbird.payment.BillPaymentState;
import bellbird.payment.Payments;
import bellbird.payment.Share;
import bellbird.portal.component.LookAgain;
import bellbird.portal.component.Note;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Tone;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Problems;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;

/**
 * What is still to pay of a bill, and the way to pay it. After the payer came back from the payment
 * partner's page it looks again until the money is there.
 */
final class PayPanel extends SectionCard {

    private static final long serialVersionUID = 1;

    private static final int LOOK_MILLIS = 2000;
    private static final int MOST_LOOKS = 60;

    private final transient Payments payments;
    private final transient BusinessClock clock;
    private final transient BillSummary bill;
    private final transient Runnable onPaid;
    private boolean cameBack;
    private int looks;
    private final LookAgain again = new LookAgain(this::look);

    /**
     * @param cameBack whether the payer just came back from the partner's page
     * @param onPaid once the bill turns out to be paid while the panel is shown
     */
    PayPanel(
            Payments payments,
            BusinessClock clock,
            BillSummary bill,
            boolean cameBack,
            Runnable onPaid) {
        this.payments = payments;
        this.clock = clock;
        this.bill = bill;
        this.cameBack = cameBack;
        this.onPaid = onPaid;
        addClassName("pay");
        show(cameBack ? askProvider() : payments.stateOf(bill.id()));
        if (this.cameBack) {
            again.in(LOOK_MILLIS);
        }
    }

    private BillPaymentState askProvider() {
        try {
            return payments.refresh(bill.id());
        } catch (BellbirdException unreachable) {
            return payments.stateOf(bill.id());
        }
    }

    private void show(BillPaymentState state) {
        removeAll();
        add(again);
        if (state.isPaid()) {
            cameBack = false;
            paid(state);
            return;
        }
        Money now = state.undisputed();
        if (now.isPositive()) {
            due(now);
        } else {
            Div nothing = new Div(Texts.text("care.pay.nothingNow"));
            nothing.addClassName("due-nothing");
            add(nothing);
            if (state.paidAt() != null) {
                add(received(state, state.paidAt()));
            }
        }
        if (cameBack && state.pending()) {
            add(new Note(Tone.ACTION, Texts.text("care.pay.waiting")));
        } else if (cameBack && now.isPositive()) {
            add(new Note(Tone.WARN, Texts.text("care.pay.notPaid", MoneyFormat.money(now))));
        }
        if (now.isPositive()) {
            Button pay = button(Texts.text("care.pay", MoneyFormat.money(now)), Share.UNDISPUTED);
            pay.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
            add(pay);
        }
        if (state.disputed().isPositive()) {
            disputed(state);
        }
        add(small(Texts.text("care.pay.help")));
    }

    private void due(Money amount) {
        Div until =
                new Div(
                        Texts.text(
                                bill.dueOn().isBefore(clock.today())
                                        ? "care.due.late"
                                        : "care.due.by",
                                TimeFormat.weekday(bill.dueOn())));
        until.addClassName("t2");
        Div money = new Div(MoneyFormat.money(amount));
        money.addClassName("due-amount");
        add(until, money);
    }

    /** It waits until somebody has decided; who wants to pays it all the same. */
    private void disputed(BillPaymentState state) {
        Button all = button(Texts.text("care.pay.all", MoneyFormat.money(state.open())), Share.ALL);
        all.addThemeVariants(ButtonVariant.TERTIARY);
        add(
                new Note(
                        Tone.ACTION,
                        Texts.text("care.pay.disputed", MoneyFormat.money(state.disputed()))),
                all,
                small(Texts.text("care.pay.all.back")));
    }

    private Button button(String text, Share share) {
        Button button = new Button(text, click -> pay(share));
        button.addClassName("full");
        button.getStyle().setMarginTop("12px");
        return button;
    }

    private static Div small(String text) {
        Div small = new Div(text);
        small.addClassNames("small", "t2");
        small.getStyle().setMarginTop("12px");
        return small;
    }

    private void pay(Share share) {
        try {
            Checkout.open(payments, bill.id(), share);
        } catch (BellbirdException problem) {
            show(payments.stateOf(bill.id()));
            addComponentAsFirst(new Note(Tone.BAD, Problems.text(problem)));
        }
    }

    private void paid(BillPaymentState state) {
        boolean isCredit = BillName.isCredit(bill);
        Div title = new Div(Texts.text(isCredit ? "common.credit.back" : "care.pay.paid"));
        title.addClassName("due-nothing");
        Instant at = state.paidAt();
        Div nothing = new Div(Texts.text(isCredit ? "care.credit.settles" : "care.pay.nothing"));
        nothing.addClassName("t2");
        add(title, at == null ? nothing : received(state, at));
    }

    private Div received(BillPaymentState state, Instant at) {
        Div detail =
                new Div(
                        Texts.text(
                                "care.pay.paidOn",
                                MoneyFormat.money(state.paid()),
                                TimeFormat.seenFrom(at, clock.today(), clock.zone())));
        detail.addClassName("t2");
        return detail;
    }

    private void look() {
        looks++;
        BillPaymentState state = payments.stateOf(bill.id());
        if (state.isPaid() || !state.pending() && !state.undisputed().isPositive()) {
            onPaid.run();
        } else if (looks < MOST_LOOKS) {
            again.in(LOOK_MILLIS);
        } else {
            show(askProvider());
        }
    }
}
