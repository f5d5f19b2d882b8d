package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.offering.VersionTerms;
import bellbird.portal.component.Note;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.rating.UsageTrial;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the prices as they stand would have made of the last month: of what the lines of the plan
 * really used, held against what they have now. It is worked out when somebody asks.
 */
final class RealUsageCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private final transient Supplier<VersionTerms> terms;
    private final transient Function<VersionTerms, UsageTrial> trial;
    private final Div answer = new Div();

    /**
     * @param today of the tenant
     * @param trial rates the last month again, {@link bellbird.rating.UsageTrials}
     */
    RealUsageCard(
            LocalDate today,
            Supplier<VersionTerms> terms,
            Function<VersionTerms, UsageTrial> trial) {
        super(Texts.text("operator.real", TimeFormat.month(today.minusMonths(1))));
        this.terms = terms;
        this.trial = trial;
        action(new Button(Texts.text("operator.real.try"), click -> answer()));
        answer.getElement().setAttribute("aria-live", "polite");
        body(answer);
        forget();
    }

    /** Other prices are written by now: what was told no longer holds. */
    void forget() {
        answer.removeAll();
        answer.add(Words.detail(Texts.text("operator.real.help")));
    }

    private void answer() {
        answer.removeAll();
        VersionTerms draft = terms.get();
        try {
            show(trial.apply(draft), draft.currency());
        } catch (BellbirdException refused) {
            answer.add(new Note(Tone.WARN, Texts.text("operator.try.mend")));
        }
    }

    private void show(UsageTrial told, Currency currency) {
        if (told.lines() == 0) {
            answer.add(Words.quiet(Texts.text("operator.real.nobody")));
            return;
        }
        BigDecimal more = told.after().subtract(told.before());
        answer.add(
                new Facts()
                        .large()
                        .fact(
                                Texts.text("operator.real.revenue"),
                                MoneyFormat.change(Money.settle(more, currency)),
                                share(more, told.before()))
                        .fact(
                                Texts.text("operator.real.dearer"),
                                Texts.text("operator.real.lines", told.dearer()),
                                each(told.dearerBy(), told.dearer(), currency))
                        .fact(
                                Texts.text("operator.real.cheaper"),
                                Texts.text("operator.real.lines", told.cheaper()),
                                each(told.cheaperBy(), told.cheaper(), currency)),
                Words.detail(
                        Texts.text(
                                told.lines() < told.allLines()
                                        ? "operator.real.sample"
                                        : "operator.real.basis",
                                told.lines(),
                                told.records(),
                                told.allLines())));
        if (told.unpriced() > 0) {
            answer.add(new Note(Tone.WARN, Texts.text("operator.real.unpriced", told.unpriced())));
        }
    }

    private static String share(BigDecimal more, BigDecimal before) {
        if (before.signum() == 0) {
            return "";
        }
        double share = more.doubleValue() / before.doubleValue();
        return Texts.text(
                share < 0 ? "operator.real.less" : "operator.real.more",
                CountFormat.percent(Math.abs(share)));
    }

    private static String each(BigDecimal sum, int lines, Currency currency) {
        return lines == 0
                ? ""
                : Texts.text(
                        "operator.real.each",
                        MoneyFormat.money(
                                Money.settle(
                                        sum.divide(
                                                BigDecimal.valueOf(lines), 6, RoundingMode.HALF_UP),
                                        currency)));
    }
}
