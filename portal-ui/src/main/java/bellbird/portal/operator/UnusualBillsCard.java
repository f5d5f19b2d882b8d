package bellbird.portal.operator;

import bellbird.bill.BillRunReviews;
import bellbird.bill.RunAlarm;
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
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bills that rose or fell most, came to nothing, or are the first of their accounts. */
final class UnusualBillsCard extends SectionCard {

    private static final long serialVersionUID = 1;

    /** The chip of those that somebody has accepted; the others have the names of kinds. */
    private static final String ACCEPTED = "ACCEPTED";

    private final transient RunReview review;
    private final transient BillRunReviews reviews;
    private final UUID run;
    private final ZoneId zone;
    private final transient @Nullable Consumer<Outlier> accept;
    private final FilterChips chips = new FilterChips(this::show);
    private final Div content = new Div();
    private String chosen = "";

    /**
     * @param accept asks for a reason to accept a bill; null when it is too late or too early
     */
    UnusualBillsCard(
            UUID run,
            RunReview review,
            BillRunReviews reviews,
            ZoneId zone,
            @Nullable Consumer<Outlier> accept) {
        super(Texts.text("operator.billRun.unusual"));
        this.run = run;
        this.review = review;
        this.reviews = reviews;
        this.zone = zone;
        this.accept = accept;
        for (Unusual kind : Unusual.values()) {
            chips.chip(
                    kind.name(),
                    Texts.text(
                            "operator.billRun.unusual." + kind.name().toLowerCase(Locale.ROOT),
                            CountFormat.count(open(kind))));
        }
        if (review.accepted() > 0) {
            chips.chip(
                    ACCEPTED,
                    Texts.text(
                            "operator.billRun.unusual.accepted",
                            CountFormat.count(review.accepted())));
        }
        action(chips);
        if (!review.outliers().isEmpty()) {
            action(
                    new Download(
                            Texts.text("operator.billRun.unusual.export"),
                            "unusual-bills.csv",
                            "text/csv",
                            out -> out.write(reviews.unusualBills(run).content())));
        }
        content.addClassName("kinds");
        edge(content);
        show(
                Stream.of(Unusual.values())
                        .filter(kind -> open(kind) > 0)
                        .findFirst()
                        .orElse(Unusual.UP)
                        .name());
    }

    /** Which of them are shown. */
    String chosen() {
        return chosen;
    }

    private long open(Unusual kind) {
        return review.counts().stream()
                .filter(count -> count.kind() == kind)
                .mapToLong(RunReview.UnusualCount::open)
                .sum();
    }

    /**
     * @param choice of {@link #chosen()}
     */
    void show(String choice) {
        chosen = choice;
        chips.choose(choice);
        content.removeAll();
        List<Outlier> shown =
                review.outliers().stream()
                        .filter(
                                one ->
                                        choice.equals(
                                                one.accepted() == null
                                                        ? one.kind().name()
                                                        : ACCEPTED))
                        .toList();
        if (shown.isEmpty()) {
            content.add(
                    new EmptyState(
                            Texts.text("operator.billRun.unusual.none"),
                            Texts.text(
                                    "operator.billRun.unusual.none.text."
                                            + choice.toLowerCase(Locale.ROOT))));
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
                    ways(outlier));
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

    private Component ways(Outlier outlier) {
        RunAlarm.Waiver waiver = outlier.accepted();
        Div ways = new Div(open(outlier));
        ways.addClassName("ways");
        if (waiver != null) {
            ways.add(new AcceptedBy(waiver, zone));
        } else if (accept != null && outlier.billId() == null) {
            Consumer<Outlier> ask = accept;
            Button button =
                    new Button(
                            Texts.text("operator.billRun.alarm.accept"),
                            click -> ask.accept(outlier));
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            ways.add(button);
        }
        return ways;
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
