package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.kernel.text.PlainText;
import bellbird.tax.TaxAnswer;
import bellbird.tax.TaxQuestion;
import bellbird.tax.TaxReply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a tax engine's answer can be right: a treatment for each line, no tax of zero that nobody
 * gives a reason for, and the sums that the lines come to (rule R14, EN 16931 BR-CO-17).
 */
final class TaxAnswerCheck {

    private static final String STANDARD = "S";
    private static final Set<String> NOTHING_OWED = Set.of("E", "G", "AE");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_DECIMALS = 6;
    private static final int LONGEST_REASON = 200;

    private final TaxQuestion question;
    private final TaxAnswer answer;
    private final Currency currency;

    private TaxAnswerCheck(TaxQuestion question, TaxAnswer answer) {
        this.question = question;
        this.answer = answer;
        this.currency = Currency.getInstance(question.currency());
    }

    /**
     * @return what is wrong, for people who know the engine; empty if nothing is
     */
    static Optional<String> fault(TaxQuestion question, TaxAnswer answer) {
        TaxAnswerCheck check = new TaxAnswerCheck(question, answer);
        return check.lines().or(check::sums);
    }

    /** The reply, but for an answer that cannot be right. */
    static TaxReply checked(TaxQuestion question, TaxReply reply) {
        return switch (reply) {
            case TaxReply.Unanswered none -> none;
            case TaxReply.Answered given ->
                    fault(question, given.answer()).<TaxReply>map(TaxReply::wrong).orElse(given);
        };
    }

    private Optional<String> lines() {
        Map<Integer, TaxAnswer.LineTax> answered = new HashMap<>();
        for (TaxAnswer.LineTax line : answer.lines()) {
            if (answered.put(line.number(), line) != null) {
                return Optional.of("line " + line.number() + " twice");
            }
        }
        for (TaxQuestion.Line line : question.lines()) {
            TaxAnswer.LineTax said = answered.remove(line.number());
            if (said == null) {
                return Optional.of("line " + line.number() + " is missing");
            }
            if (!isTreatment(line, said)) {
                return Optional.of(
                        "line %d: %s %s %%"
                                .formatted(
                                        line.number(),
                                        said.category(),
                                        said.percent().toPlainString()));
            }
        }
        return answered.isEmpty()
                ? Optional.empty()
                : Optional.of("line " + answered.keySet().iterator().next() + " was not asked for");
    }

    /** A rate, or the reason why there is none. */
    private static boolean isTreatment(TaxQuestion.Line line, TaxAnswer.LineTax said) {
        String reason = said.exemption();
        BigDecimal contained = said.includedPercent();
        if (said.category().equals(STANDARD)) {
            return isPercent(said.percent()) && reason == null && contained == null;
        }
        return NOTHING_OWED.contains(said.category())
                && said.percent().signum() == 0
                && isReason(reason)
                && (contained == null || line.taxIncluded() && isPercent(contained));
    }

    private static boolean isPercent(BigDecimal percent) {
        return percent.signum() > 0
                && percent.compareTo(HUNDRED) < 0
                && percent.stripTrailingZeros().scale() <= PERCENT_DECIMALS;
    }

    private static boolean isReason(@Nullable String reason) {
        return reason != null
                && !reason.isBlank()
                && reason.length() <= LONGEST_REASON
                && PlainText.isOneLine(reason);
    }

    private Optional<String> sums() {
        Map<ChargeTax.Group, Vat.Taxed> reckoned = reckoned();
        Money total = Money.zero(currency);
        for (TaxAnswer.Sum sum : answer.taxes()) {
            ChargeTax.Group group = group(sum.taxIncluded(), sum.category(), sum.percent());
            Vat.Taxed ours = reckoned.remove(group);
            if (ours == null) {
                return Optional.of("no line has " + name(group));
            }
            if (!isSame(sum.base(), ours.base()) || !isSame(sum.tax(), ours.tax())) {
                return Optional.of(
                        "%s: %s + %s, not %s + %s"
                                .formatted(
                                        name(group),
                                        ours.base().toDecimal(),
                                        ours.tax().toDecimal(),
                                        sum.base().toPlainString(),
                                        sum.tax().toPlainString()));
            }
            total = total.plus(ours.gross());
        }
        if (!reckoned.isEmpty()) {
            return Optional.of("no sum of " + name(reckoned.keySet().iterator().next()));
        }
        BigDecimal said = answer.total();
        return said != null && isSame(said, total)
                ? Optional.empty()
                : Optional.of("total: " + total.toDecimal() + ", not " + said);
    }

    private Map<ChargeTax.Group, Vat.Taxed> reckoned() {
        Map<Integer, TaxAnswer.LineTax> said = new HashMap<>();
        answer.lines().forEach(line -> said.put(line.number(), line));
        Map<ChargeTax.Group, List<Money>> amounts = new TreeMap<>();
        for (TaxQuestion.Line line : question.lines()) {
            TaxAnswer.LineTax tax = Objects.requireNonNull(said.get(line.number()));
            Money amount = Money.settle(line.amount(), currency);
            BigDecimal contained = tax.includedPercent();
            amounts.computeIfAbsent(
                            group(
                                    line.taxIncluded() && contained == null,
                                    tax.category(),
                                    tax.percent()),
                            group -> new ArrayList<>())
                    .add(contained == null ? amount : Charge.net(amount, contained));
        }
        Map<ChargeTax.Group, Vat.Taxed> reckoned = new TreeMap<>();
        amounts.forEach((group, all) -> reckoned.put(group, Vat.of(group, all, currency)));
        return reckoned;
    }

    private static ChargeTax.Group group(boolean included, String category, BigDecimal percent) {
        return new ChargeTax.Group(included, category, UsageCharges.shortest(percent));
    }

    private static String name(ChargeTax.Group group) {
        return group.category() + " " + group.percent().toPlainString() + " %";
    }

    private static boolean isSame(BigDecimal said, Money ours) {
        return said.compareTo(ours.toDecimal()) == 0;
    }
}
