package bellbird.rating;

import bellbird.offering.UsageType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.LongFunction;

/** The steps of one explanation, as they are added, in one currency and of one service. */
final class ExplanationSteps {

    private final UsageType service;
    private final Currency currency;
    private final List<ExplanationStep> steps = new ArrayList<>();

    ExplanationSteps(UsageType service, Currency currency) {
        this.service = service;
        this.currency = currency;
    }

    List<ExplanationStep> all() {
        return steps;
    }

    void add(String key, Object... parameters) {
        steps.add(ExplanationStep.of(key, parameters));
    }

    /**
     * What several records took from one allowance.
     *
     * @param offering that grants it
     * @param isMoney whether it is counted in millionths of the currency, not in what was used
     * @param before what was left before the first of them
     * @param after what was left after the last
     */
    void taken(
            String offering,
            boolean isMoney,
            boolean rolledOver,
            long taken,
            long before,
            long after) {
        LongFunction<Object> counted =
                isMoney ? many -> money(many) + " " + currency() : this::quantity;
        add(
                (rolledOver ? "explain.taken.rolledOver" : "explain.taken")
                        + (after == 0 ? ".all" : ""),
                offering,
                counted.apply(taken),
                counted.apply(before),
                counted.apply(after));
    }

    ExplanationStep.Quantity quantity(long quantity) {
        return new ExplanationStep.Quantity(service, quantity);
    }

    ExplanationStep.Per per(long unit) {
        return new ExplanationStep.Per(service, unit);
    }

    String currency() {
        return currency.getCurrencyCode();
    }

    /** All the digits that count, and at least those of the currency: 0.10, 0.032. */
    String plain(BigDecimal amount) {
        BigDecimal exact = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        int digits = currency.getDefaultFractionDigits();
        return exact.setScale(Math.max(exact.scale(), digits)).toPlainString();
    }

    /** Of an allowance of money, in millionths. */
    String money(long millionths) {
        return plain(BigDecimal.valueOf(millionths, 6));
    }
}
