package bellbird.bill;

import bellbird.kernel.tenant.IssuerDetails;
import bellbird.tax.TaxAnswer;
import bellbird.tax.TaxQuestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Taxes a bill as the operator's tax engine has answered. */
final class EngineTax implements TaxDetermination {

    private final Occasion occasion;
    private final IssuerDetails issuer;
    private final TaxAnswers answers;
    private final int round;

    /**
     * @param answers to what was asked before
     * @param round under which the engine is asked
     */
    EngineTax(Occasion occasion, IssuerDetails issuer, TaxAnswers answers, int round) {
        this.occasion = occasion;
        this.issuer = issuer;
        this.answers = answers;
        this.round = round;
    }

    @Override
    public Determined of(BillAccount account, List<Charge> charges, Locale locale) {
        TaxQuestion question = TaxQuestions.of(account, charges, issuer);
        AnswerKey key =
                new AnswerKey(
                        BillIds.of(account.holder().id(), occasion),
                        TaxQuestions.hash(question),
                        round);
        TaxAnswers.Kept kept =
                answers.find(key)
                        .orElseThrow(
                                () ->
                                        new UntaxedException(
                                                new UntaxedException.Untaxed(
                                                        account.holder().id(),
                                                        key,
                                                        question.withKey(key.asText()))));
        return new Determined(treated(charges, kept.answer()), kept.key());
    }

    /** An engine decides by the day, and is asked later. */
    @Override
    public Object kind(BillAccount account, Charge charge) {
        return charge.period().lastDay();
    }

    /** Each charge as the line of its number was answered. */
    static List<ChargeTax.Treated> treated(List<Charge> charges, TaxAnswer answer) {
        List<ChargeTax.Treated> treated = new ArrayList<>();
        for (Charge charge : charges) {
            int number = treated.size() + 1;
            treated.add(
                    answer.lines().stream()
                            .filter(line -> line.number() == number)
                            .map(line -> treated(charge, line))
                            .findFirst()
                            .orElseThrow());
        }
        return treated;
    }

    private static ChargeTax.Treated treated(Charge charge, TaxAnswer.LineTax line) {
        BigDecimal contained = line.includedPercent();
        return new ChargeTax.Treated(
                contained == null ? charge : charge.withoutTax(contained),
                new ChargeTax.Group(
                        charge.taxIncluded() && contained == null,
                        line.category(),
                        UsageCharges.shortest(line.percent())),
                line.exemption());
    }
}
