package bellbird.portal.care;

import bellbird.bill.BillState;
import bellbird.bill.BillSummary;
import bellbird.kernel.money.Money;
import bellbird.portal.component.Note;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What do I owe, and by when? The bill that is due first is paid first. */
final class DueCard extends SectionCard {

    private static final long serialVersionUID = 1;

    /**
     * @param bills newest first
     * @param nextBillOn when the next bill comes; null if no line is active
     */
    DueCard(List<BillSummary> bills, @Nullable LocalDate nextBillOn, Consumer<UUID> pay) {
        addClassName("due");
        List<BillSummary> open =
                bills.stream().filter(bill -> bill.payable().isPositive()).toList();
        if (open.isEmpty()) {
            nothing(bills, nextBillOn);
            return;
        }
        BillSummary first = open.getLast();
        Money due = open.stream().map(BillSummary::payable).reduce(Money::plus).orElseThrow();
        boolean late = first.state() == BillState.OVERDUE;
        Div until =
                new Div(
                        Texts.text(
                                late ? "care.due.late" : "care.due.by",
                                TimeFormat.weekday(first.dueOn())));
        until.addClassName(late ? "bad" : "t2");
        Div amount = new Div(MoneyFormat.money(due));
        amount.addClassName("due-amount");
        Div detail = new Div();
        detail.addClassNames("small", "t2");
        detail.getStyle().setMarginBottom("16px");
        detail.add(Words.plain(comparison(first, bills, open.size()) + " "));
        detail.add(new TextLink("care/bills/" + first.id(), Texts.text("care.due.why")));
        Button button =
                new Button(
                        Texts.text("care.pay", MoneyFormat.money(first.payable())),
                        click -> pay.accept(first.id()));
        button.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        button.addClassName("full");
        add(until, amount, detail);
        disputed(bills).ifPresent(this::add);
        add(button);
    }

    private void nothing(List<BillSummary> bills, @Nullable LocalDate nextBillOn) {
        Div title = new Div(Texts.text("care.due.title"));
        title.addClassName("t2");
        boolean isPaid = bills.stream().allMatch(bill -> bill.state() == BillState.PAID);
        Div all =
                new Div(
                        Texts.text(
                                bills.isEmpty()
                                        ? "care.due.noBillYet"
                                        : isPaid ? "care.due.nothing" : "care.pay.nothingNow"));
        all.addClassName("due-nothing");
        Div detail =
                new Div(
                        nextBillOn == null
                                ? Texts.text("care.due.noLine")
                                : Texts.text("care.due.next", TimeFormat.day(nextBillOn)));
        detail.addClassNames("small", "t2");
        add(title, all, detail);
        disputed(bills).ifPresent(this::add);
    }

    /** What waits until somebody has decided is not asked for. */
    private static Optional<Note> disputed(List<BillSummary> bills) {
        return bills.stream()
                .map(BillSummary::disputed)
                .filter(Money::isPositive)
                .reduce(Money::plus)
                .map(
                        sum ->
                                new Note(
                                        Tone.ACTION,
                                        Texts.text("care.pay.disputed", MoneyFormat.money(sum))));
    }

    private static String comparison(BillSummary first, List<BillSummary> bills, int open) {
        if (open > 1) {
            return Texts.text("care.due.several", open, TimeFormat.day(first.issuedOn()));
        }
        if (!BillName.isComparable(first)) {
            return Texts.text("care.due.lateUsage");
        }
        Optional<BillSummary> earlier =
                bills.stream()
                        .skip(bills.indexOf(first) + 1L)
                        .filter(BillName::isComparable)
                        .findFirst();
        if (earlier.isEmpty()) {
            return Texts.text("care.due.first");
        }
        BillSummary before = earlier.get();
        Money change = first.total().minus(before.total());
        String day = TimeFormat.day(before.issuedOn());
        if (change.isZero()) {
            return Texts.text("care.due.same", day);
        }
        return change.isPositive()
                ? Texts.text("care.due.more", MoneyFormat.money(change), day)
                : Texts.text("care.due.less", MoneyFormat.money(change.negated()), day);
    }
}
