package bellbird.portal.component;

import bellbird.bill.Creditable;
import bellbird.bill.Dispute;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What is said to be wrong with a bill, and what became of it. */
public final class DisputeCard extends SectionCard {

    private static final long serialVersionUID = 1;

    /**
     * @param path of a bill
     * @param decide what can be done about one that is not decided; none for readers
     */
    public DisputeCard(
            List<Dispute> disputes,
            Function<UUID, String> path,
            Function<Dispute, List<? extends Component>> decide) {
        super(Texts.text("common.disputes"));
        for (Dispute dispute : disputes) {
            Div head = new Div(Words.strong(dispute.description()), badge(dispute));
            head.addClassNames("row", "apart", "wrap");
            Div item =
                    new Div(
                            head,
                            Words.detail(
                                    Texts.text(
                                            "common.dispute.said",
                                            MoneyFormat.money(dispute.amount()),
                                            dispute.openedBy(),
                                            dispute.words())));
            Dispute.Decision decision = dispute.decision();
            if (decision == null) {
                Div actions = new Div();
                actions.addClassNames("row", "wrap");
                decide.apply(dispute).forEach(actions::add);
                item.add(actions);
            } else {
                item.add(
                        Words.detail(
                                Texts.text(
                                        "common.dispute.answered",
                                        decision.by(),
                                        decision.answer())));
                Creditable.Named note = decision.note();
                if (note != null) {
                    item.add(new TextLink(path.apply(note.id()), note.label()));
                }
            }
            body(item);
        }
        if (disputes.isEmpty()) {
            body(Words.quiet(Texts.text("common.disputes.none")));
        }
    }

    private static StatusBadge badge(Dispute dispute) {
        Dispute.Decision decision = dispute.decision();
        if (decision == null) {
            return new StatusBadge(Tone.WARN, Texts.text("common.dispute.open"));
        }
        return decision.note() == null
                ? new StatusBadge(Tone.QUIET, Texts.text("common.dispute.rejected"))
                : new StatusBadge(Tone.OK, Texts.text("common.dispute.credited"));
    }
}
