package bellbird.portal.operator;

import bellbird.bill.BillRunSummary;
import bellbird.bill.RunAlarm;
import bellbird.bill.RunReview;
import bellbird.portal.component.Glyph;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who has said yes, who is missing, and what the second biller says. */
final class RunDecisionCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private final transient ZoneId zone;

    /**
     * @param accept asks for a reason to accept one bill on which the two do not agree
     */
    RunDecisionCard(
            BillRunSummary run,
            RunReview review,
            ZoneId zone,
            Consumer<RunReview.Differing> accept) {
        super(Texts.text("operator.billRun.decision"));
        this.zone = zone;
        Div people = new Div();
        people.addClassName("op-stack");
        for (RunReview.Approval approval : review.approvals()) {
            people.add(
                    line(
                            Glyph.CHECK,
                            Texts.text(
                                    "operator.billRun.approvedBy",
                                    approval.by(),
                                    TimeFormat.dateTime(approval.at(), zone))));
        }
        for (int i = review.approvals().size(); i < run.approvals(); i++) {
            people.add(
                    line(
                            Glyph.PERSON,
                            Texts.text(
                                    i == 0
                                            ? "operator.billRun.approver"
                                            : "operator.billRun.approver.other")));
        }
        body(people);
        RunReview.Opinions opinions = review.opinions();
        if (opinions.asked() && run.drafts() > 0) {
            opinions(opinions);
            differing(opinions.differing(), blocks(review) ? accept : null);
        }
    }

    private void opinions(RunReview.Opinions opinions) {
        long heard = opinions.agree() + opinions.differ();
        body(
                new Div(
                        Words.strong(
                                Texts.text(
                                        "operator.billRun.opinion",
                                        CountFormat.count(opinions.agree()),
                                        CountFormat.count(heard)))),
                Words.detail(
                        Texts.text(
                                "operator.billRun.opinion.help",
                                opinions.beyond(),
                                opinions.waiting())));
    }

    /** Whoever accepted all of them at once has no single one left to accept. */
    private static boolean blocks(RunReview review) {
        return review.alarms().stream()
                .anyMatch(alarm -> alarm.kind() == RunAlarm.Kind.OPINION && alarm.blocks());
    }

    private void differing(
            List<RunReview.Differing> bills, @Nullable Consumer<RunReview.Differing> accept) {
        if (bills.isEmpty()) {
            return;
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.bill.customer")),
                        PlainTable.Column.number(Texts.text("operator.billRun.opinion.ours")),
                        PlainTable.Column.number(Texts.text("operator.billRun.opinion.theirs")));
        for (RunReview.Differing bill : bills) {
            table.row(
                    new Div(UnusualBillsCard.payer(bill.payer()), accepted(bill, accept)),
                    Words.number(MoneyFormat.money(bill.ours())),
                    Words.number(MoneyFormat.money(bill.theirs())));
        }
        edge(table);
    }

    private Component accepted(
            RunReview.Differing bill, @Nullable Consumer<RunReview.Differing> accept) {
        RunAlarm.Waiver waiver = bill.accepted();
        if (waiver != null) {
            return new AcceptedBy(waiver, zone);
        }
        if (accept == null) {
            return new Div();
        }
        Button button =
                new Button(
                        Texts.text("operator.billRun.alarm.accept"), click -> accept.accept(bill));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private static Div line(Glyph glyph, String text) {
        Div line = new Div(glyph.create(), new Span(text));
        line.addClassNames("row", "with-glyph");
        return line;
    }
}
