package bellbird.portal.operator;

import bellbird.bill.BillDetail;
import bellbird.bill.Creditable;
import bellbird.bill.Dispute;
import bellbird.bill.Disputes;
import bellbird.portal.component.DisputeCard;
import bellbird.portal.component.DisputeDialog;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.List;

/** What is said to be wrong with a bill, and the decisions about it. */
final class BillDisputes {

    private final Disputes disputes;
    private final BillDetail bill;
    private final Creditable creditable;
    private final Runnable changed;

    /**
     * @param creditable what of the bill can still be given back
     * @param changed after something was written down or decided
     */
    BillDisputes(Disputes disputes, BillDetail bill, Creditable creditable, Runnable changed) {
        this.disputes = disputes;
        this.bill = bill;
        this.creditable = creditable;
        this.changed = changed;
    }

    DisputeCard card() {
        DisputeCard card =
                new DisputeCard(disputes.of(bill.summary().id()), Paths::bill, this::decisions);
        List<BillDetail.Line> lines =
                bill.lines().stream()
                        .filter(line -> creditable.left(line.number()).isPresent())
                        .toList();
        if (!lines.isEmpty()) {
            card.action(
                    small(
                            "common.dispute.ask",
                            () ->
                                    new DisputeDialog(
                                                    lines,
                                                    creditable,
                                                    request -> {
                                                        disputes.open(bill.summary().id(), request);
                                                        changed.run();
                                                    })
                                            .open()));
        }
        return card;
    }

    private List<Button> decisions(Dispute dispute) {
        return List.of(
                small(
                        "operator.dispute.reject",
                        () ->
                                new DecideDialog(
                                                dispute,
                                                false,
                                                (answer, amount) -> {
                                                    disputes.reject(dispute.id(), answer);
                                                    changed.run();
                                                })
                                        .open()),
                small(
                        "operator.dispute.credit",
                        () ->
                                new DecideDialog(
                                                dispute,
                                                true,
                                                (answer, amount) -> {
                                                    disputes.credit(dispute.id(), amount, answer);
                                                    changed.run();
                                                })
                                        .open()));
    }

    private static Button small(String key, Runnable work) {
        Button button = new Button(Texts.text(key), click -> work.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }
}
