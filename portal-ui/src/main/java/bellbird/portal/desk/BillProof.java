package bellbird.portal.desk;

import bellbird.bill.BillDetail;
import bellbird.bill.LineExplanation;
import bellbird.bill.LineExplanation.Credited;
import bellbird.bill.LineExplanation.ForTime;
import bellbird.bill.LineExplanation.ForUsage;
import bellbird.bill.LineExplanation.Once;
import bellbird.bill.LineExplanation.Promoted;
import bellbird.offering.UsageType;
import bellbird.portal.component.MoneyText;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.PlainTable.Column;
import bellbird.portal.component.Words;
import bellbird.portal.text.BenefitText;
import bellbird.portal.text.FeesText;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Quantities;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a bill, each with the sum behind it in one grey sentence. */
final class BillProof extends PlainTable {

    private static final long serialVersionUID = 1;

    /**
     * @param only number of the one line to show; null for all
     */
    BillProof(BillDetail bill, @Nullable Integer only) {
        super(
                Column.text(Texts.text("desk.proof.line")),
                Column.text(Texts.text("desk.proof.period")),
                Column.number(
                        Texts.text(
                                bill.pricesIncludeTax()
                                        ? "desk.proof.inclVat"
                                        : "desk.proof.beforeVat")));
        for (BillDetail.Line line : bill.lines()) {
            if (only == null || only == line.number()) {
                addLine(line);
            }
        }
    }

    private void addLine(BillDetail.Line line) {
        Currency currency = line.amount().currency();
        Div what =
                new Div(
                        Words.styled(line.description(), "strong"),
                        Words.styled(
                                (line.serviceNumber() == null ? "" : line.serviceNumber() + " · ")
                                        + reason(line.explanation(), currency),
                                "t2"));
        what.addClassNames("col");
        what.getStyle().set("gap", "0");
        row(what, Words.number(TimeFormat.period(line.period())), new MoneyText(line.amount()));
    }

    private static String reason(LineExplanation explanation, Currency currency) {
        return switch (explanation) {
            case ForTime time ->
                    Texts.text(
                            "desk.proof.time",
                            MoneyFormat.price(time.price(), currency),
                            time.days(),
                            time.cycleDays(),
                            time.version(),
                            MoneyFormat.exact(time.exact(), currency));
            case Promoted promoted ->
                    Texts.text(
                            "desk.proof.promoted",
                            BenefitText.of(promoted.benefit(), currency),
                            promoted.offering(),
                            promoted.code());
            case Once once ->
                    Texts.text(
                            "desk.proof.once",
                            MoneyFormat.price(once.price(), currency),
                            once.version());
            case Credited back -> Texts.text("common.credited", back.bill(), back.line());
            case ForUsage usage when !usage.isKept() -> Texts.text("common.usage.notKept");
            case ForUsage usage ->
                    usage.destinations().stream()
                                    .map(
                                            part ->
                                                    Texts.text(
                                                            "desk.proof.usage",
                                                            part.destination(),
                                                            part.records(),
                                                            quantity(part.service(), part.used()),
                                                            quantity(
                                                                    part.service(),
                                                                    part.included()),
                                                            quantity(
                                                                    part.service(), part.charged()),
                                                            MoneyFormat.exact(
                                                                    part.exact(), currency)))
                                    .collect(Collectors.joining("; "))
                            + FeesText.after(usage.fees(), currency);
        };
    }

    private static String quantity(String service, BigDecimal quantity) {
        return Quantities.text(UsageType.valueOf(service), quantity.longValue());
    }
}
