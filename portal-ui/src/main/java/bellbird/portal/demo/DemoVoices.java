package bellbird.portal.demo;

import bellbird.bill.BillDetail;
import bellbird.bill.BillState;
import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.bill.DisputeRequest;
import bellbird.bill.Disputes;
import bellbird.care.ticket.NewTicket;
import bellbird.care.ticket.Tickets;
import bellbird.kernel.security.Roles;
import bellbird.payment.Payments;
import bellbird.payment.Share;
import bellbird.portal.access.PlayedPerson;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What subscribers of the demo do themselves, through the same doors as every subscriber. */
@Stateless
@RunAs(Roles.SUBSCRIBER)
@RolesAllowed(Roles.SYSTEM)
public class DemoVoices {

    @EJB private Bills bills;
    @EJB private Disputes disputes;
    @EJB private Payments payments;
    @EJB private Tickets tickets;
    @Inject private DemoCard card;

    /** Pays the newest bill at the payment partner's page, if it is not paid yet. */
    public void pay(PlayedPerson who) {
        who.play(
                () -> {
                    newest().filter(bill -> bill.state() != BillState.PAID)
                            .ifPresent(
                                    bill -> {
                                        card.pay(
                                                payments.startCheckout(
                                                        bill.id(), Share.UNDISPUTED));
                                        payments.refresh(bill.id());
                                    });
                    return true;
                });
    }

    /** Asks, about the last line of the newest bill if the question is about a bill. */
    public UUID ask(PlayedPerson who, DemoQuestion question) {
        return who.play(
                () -> {
                    Optional<BillDetail> bill =
                            newest().filter(any -> question.aboutBill())
                                    .map(newest -> bills.mineById(newest.id()));
                    return tickets.open(
                                    new NewTicket(
                                            question.subject(),
                                            question.text(),
                                            bill.map(one -> one.summary().id()).orElse(null),
                                            bill.map(one -> one.lines().getLast().number())
                                                    .orElse(null)))
                            .id();
                });
    }

    /** Disputes the first line of the newest bill that charges usage: calls come before data. */
    public void dispute(PlayedPerson who, String words) {
        who.play(
                () -> {
                    newest().map(bill -> bills.mineById(bill.id()))
                            .ifPresent(bill -> dispute(bill, words));
                    return true;
                });
    }

    private void dispute(BillDetail bill, String words) {
        bill.lines().stream()
                .filter(line -> line.kind() == BillDetail.LineKind.USAGE)
                .filter(line -> line.amount().isPositive())
                .findFirst()
                .ifPresent(
                        line ->
                                disputes.openMine(
                                        bill.summary().id(),
                                        new DisputeRequest(line.number(), null, words)));
    }

    public void reply(PlayedPerson who, UUID ticket, String text) {
        who.play(() -> tickets.reply(ticket, text));
    }

    private Optional<BillSummary> newest() {
        List<BillSummary> mine = bills.mine();
        return mine.stream().findFirst();
    }
}
