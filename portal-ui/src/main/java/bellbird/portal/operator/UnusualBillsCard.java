package bellbird.portal.operator;

import bellbird.bill.BillRunReviews;
import bellbird.bill.RunReview;
import bellbird.bill.RunReview.Outlier;
import bellbird.bill.RunReview.Unusual;
import bellbird.kernel.money.Money;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.FilterChips;
import bellbird.portal.component.PdfLinks;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The bills that rose or fell most, came to nothing, or are the first of their accounts. */
final class UnusualBillsCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private final transient RunReview review;
    private final transient BillRunReviews reviews;
    private final UUID run;
    private final Div content = new Div();

    UnusualBillsCard(UUID run, RunReview review, BillRunReviews reviews) {
        super(Texts.text("operator.billRun.unusual"));
        this.run = run;
        this.review = review;
        this.reviews = reviews;
        FilterChips chips = new FilterChips(kind -> show(Unusual.valueOf(kind)));
        for (Unusual kind : Unusual.values()) {
            chips.chip(
                    kind.name(),
                    Texts.text(
                            "operator.billRun.unusual." + kind.name().toLowerCase(Locale.ROOT),
                            CountFormat.count(of(kind).size())));
        }
        Unusual first =
                List.of(Unusual.values()).stream()
                        .filter(kind -> !of(kind).isEmpty())
                        .findFirst()
                        .orElse(Unusual.UP);
        chips.choose(first.name());
        action(chips);
        if (!review.outliers().isEmpty()) {
            action(
                    new Download(
                            Texts.text("operator.billRun.unusual.export"),
                            "unusual-bills.csv",
                            "text/csv",
                            out -> out.write(reviews.unusualBills(run).content())));
        }
        edge(content);
        show(first);
    }

    private List<Outlier> of(Unusual kind) {
        return review.outliers().stream().filter(one -> one.kind() == kind).toList();
    }

    private void show(Unusual kind) {
        content.removeAll();
        List<Outlier> shown = of(kind);
        if (shown.isEmpty()) {
            content.add(
                    new EmptyState(
                            Texts.text("operator.billRun.unusual.none"),
                            Texts.text("operator.billRun.unusual.none.text", kind)));
            return;
        }
        PlainTable table =
                new PlainTable(
                                PlainTable.Column.text(Texts.text("operator.bill.customer")),
                                PlainTable.Column.number(
                                        Texts.text("operator.billRun.unusual.before")),
                                PlainTable.Column.number(
                                        Texts.text("operator.billRun.unusual.now")),
                                PlainTable.Column.number(
                                        Texts.text("operator.billRun.unusual.change")),
                                PlainTable.Column.text(
                                        Texts.text("operator.billRun.unusual.cause")),
                                PlainTable.Column.text(""))
                        .stacking();
        for (Outlier outlier : shown) {
            Money before = outlier.before();
            table.row(
                    payer(outlier.payer()),
                    before(outlier),
                    Words.styled(MoneyFormat.money(outlier.now()), "num", "strong"),
                    Words.number(
                            before == null
                                    ? ""
                                    : MoneyFormat.change(outlier.now().plus(before.negated()))),
                    cause(outlier),
                    open(outlier));
        }
        content.add(table);
    }

    static Component payer(RunReview.Payer payer) {
        TextLink name = new TextLink(Paths.customer(payer.customerId()), payer.customerName());
        Div cell = new Div(new Div(name), Words.detail(payer.accountNumber()));
        cell.addClassName("cell-two");
        return cell;
    }

    private static Component before(Outlier outlier) {
        Money before = outlier.before();
        Span amount = Words.styled(before == null ? "–" : MoneyFormat.money(before), "num", "t2");
        RunReview.Usual usual = outlier.usual();
        if (usual == null) {
            return amount;
        }
        Div cell = new Div(amount, Words.styled(usually(usual), "detail"));
        cell.addClassName("cell-two");
        return cell;
    }

    private static String usually(RunReview.Usual usual) {
        return usual.least().equals(usual.most())
                ? Texts.text("operator.billRun.unusual.always", MoneyFormat.money(usual.most()))
                : Texts.text(
                        "operator.billRun.unusual.usual",
                        MoneyFormat.money(usual.least()),
                        MoneyFormat.money(usual.most()));
    }

    private static Component cause(Outlier outlier) {
        return outlier.cause().isEmpty()
                ? new Span()
                : new TwoLines(
                        outlier.cause(),
                        Texts.text(
                                "operator.billRun.unusual.by",
                                MoneyFormat.change(outlier.causedBy())));
    }

    private Component open(Outlier outlier) {
        UUID bill = outlier.billId();
        if (bill != null) {
            return new TextLink(Paths.bill(bill), Texts.text("operator.billRun.unusual.open"));
        }
        UUID account = outlier.payer().accountId();
        return outlier.now().isZero()
                ? new Span()
                : PdfLinks.view(() -> reviews.draft(run, account));
    }
}
