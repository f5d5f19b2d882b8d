package bellbird.portal.operator;

import bellbird.bill.BillRunSummary;
import bellbird.bill.RunReview;
import bellbird.portal.component.Glyph;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;

/** Who has said yes, who is missing, and what the second biller says. */
final class RunDecisionCard extends SectionCard {

    private static final long serialVersionUID = 1;

    RunDecisionCard(BillRunSummary run, RunReview review, ZoneId zone) {
        super(Texts.text("operator.billRun.decision"));
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
        }
    }

    private void opinions(RunReview.Opinions opinions) {
        long heard = opinions.agree() + opinions.differ();
        body(
                Words.strong(
                        Texts.text(
                                "operator.billRun.opinion",
                                CountFormat.count(opinions.agree()),
                                CountFormat.count(heard))),
                Words.detail(
                        Texts.text(
                                "operator.billRun.opinion.help",
                                opinions.beyond(),
                                opinions.waiting())));
        if (opinions.differing().isEmpty()) {
            return;
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.bill.customer")),
                        PlainTable.Column.number(Texts.text("operator.billRun.opinion.ours")),
                        PlainTable.Column.number(Texts.text("operator.billRun.opinion.theirs")));
        for (RunReview.Differing differing : opinions.differing()) {
            table.row(
                    UnusualBillsCard.payer(differing.payer()),
                    Words.number(MoneyFormat.money(differing.ours())),
                    Words.number(MoneyFormat.money(differing.theirs())));
        }
        edge(table);
    }

    private static Div line(Glyph glyph, String text) {
        Div line = new Div(glyph.create(), new Span(text));
        line.addClassNames("row", "with-glyph");
        return line;
    }
}
