package bellbird.portal.operator;

import bellbird.bill.LineExplanation;
import bellbird.bill.LineExplanation.Credited;
import bellbird.bill.LineExplanation.Destination;
import bellbird.bill.LineExplanation.ForTime;
import bellbird.bill.LineExplanation.ForUsage;
import bellbird.bill.LineExplanation.Once;
import bellbird.bill.LineExplanation.Promoted;
import bellbird.portal.text.BenefitText;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.DurationFormat;
import bellbird.portal.text.FeesText;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.stream.Collectors;

/** Why a line of a bill is that much, in one line. */
final class LineProof {

    private LineProof() {}

    static String of(LineExplanation explanation, Currency currency) {
        return switch (explanation) {
            case ForTime time when time.days() == time.cycleDays() ->
                    Texts.text(
                            "operator.proof.whole",
                            MoneyFormat.price(time.price(), currency),
                            CountFormat.count(time.version()));
            case ForTime time ->
                    Texts.text(
                            "operator.proof.part",
                            MoneyFormat.price(time.price(), currency),
                            CountFormat.count(time.days()),
                            CountFormat.count(time.cycleDays()),
                            CountFormat.count(time.version()));
            case Promoted promoted ->
                    Texts.text(
                            "operator.proof.promoted",
                            BenefitText.of(promoted.benefit(), currency),
                            promoted.offering(),
                            promoted.code());
            case Once once ->
                    Texts.text(
                            "operator.proof.once",
                            MoneyFormat.price(once.price(), currency),
                            CountFormat.count(once.version()));
            case Credited back ->
                    Texts.text("common.credited", back.bill(), CountFormat.count(back.line()));
            case ForUsage usage when !usage.isKept() -> Texts.text("common.usage.notKept");
            case ForUsage usage ->
                    usage.destinations().stream()
                                    .map(destination -> usage(destination, currency))
                                    .collect(Collectors.joining("; "))
                            + FeesText.after(usage.fees(), currency);
        };
    }

    private static String usage(Destination destination, Currency currency) {
        if (destination.included().signum() == 0) {
            return Texts.text(
                    "operator.proof.usage.charged",
                    destination.destination(),
                    quantity(destination.service(), destination.billed()),
                    MoneyFormat.price(destination.exact().stripTrailingZeros(), currency));
        }
        return Texts.text(
                "operator.proof.usage",
                destination.destination(),
                quantity(destination.service(), destination.billed()),
                quantity(destination.service(), destination.included()),
                MoneyFormat.price(destination.exact().stripTrailingZeros(), currency));
    }

    private static String quantity(String service, BigDecimal quantity) {
        return switch (service) {
            case "VOICE" -> DurationFormat.duration(quantity.longValue());
            case "DATA" -> DataFormat.data(quantity.longValue());
            default -> CountFormat.number(quantity);
        };
    }
}
