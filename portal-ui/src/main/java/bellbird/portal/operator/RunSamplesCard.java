package bellbird.portal.operator;

import bellbird.bill.BillRunReviews;
import bellbird.bill.RunReview;
import bellbird.portal.component.PdfLinks;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.UUID;

/** Drafts to flip through, each drawn as the bill it would be, and marked as a draft. */
final class RunSamplesCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private static final int SHOWN = 5;

    private final transient BillRunReviews reviews;
    private final UUID run;
    private final long drafts;
    private final Div content = new Div();
    private final Button back =
            new Button(Texts.text("operator.billRun.samples.back"), click -> flip(-SHOWN));
    private final Button on =
            new Button(Texts.text("operator.billRun.samples.on"), click -> flip(SHOWN));
    private int from;

    RunSamplesCard(UUID run, long drafts, BillRunReviews reviews) {
        super(Texts.text("operator.billRun.samples"));
        this.run = run;
        this.drafts = drafts;
        this.reviews = reviews;
        beside(Words.detail(Texts.text("operator.billRun.samples.help")));
        action(back);
        action(on);
        edge(content);
        flip(0);
    }

    private void flip(int by) {
        from = Math.max(0, from + by);
        List<RunReview.Sample> samples = reviews.samples(run, from, SHOWN);
        back.setEnabled(from > 0);
        on.setEnabled(from + SHOWN < drafts && samples.size() == SHOWN);
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.bill.customer")),
                        PlainTable.Column.number(Texts.text("operator.bill.total")),
                        PlainTable.Column.text(""));
        for (RunReview.Sample sample : samples) {
            UUID account = sample.payer().accountId();
            table.row(
                    UnusualBillsCard.payer(sample.payer()),
                    Words.number(MoneyFormat.money(sample.total())),
                    PdfLinks.view(() -> reviews.draft(run, account)));
        }
        content.removeAll();
        content.add(table);
    }
}
