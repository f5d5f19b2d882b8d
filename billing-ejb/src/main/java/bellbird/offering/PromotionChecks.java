package bellbird.offering;

import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.text.PlainText;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is wrong with a promotion, each with its place. */
final class PromotionChecks {

    private static final long LARGEST = 1_000_000_000_000_000L;
    private static final int LONGEST_NAME = 120;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RuleChecks rules;
    private final Consumer<Problem> problems;

    /**
     * @param rules that know all offerings
     */
    PromotionChecks(RuleChecks rules, Consumer<Problem> problems) {
        this.rules = rules;
        this.problems = problems;
    }

    /**
     * @param place of the promotion, such as {@code /promotions/3/}; empty for one alone
     */
    void check(Promotion promotion, String place) {
        if (!DraftChecks.CODE.matcher(promotion.code()).matches()) {
            problem(place + "code", "error.offering.code");
        }
        String name = promotion.name();
        if (name.isBlank()) {
            problem(place + "name", "error.required");
        } else if (name.length() > LONGEST_NAME) {
            problem(place + "name", "error.tooLong", Integer.toString(LONGEST_NAME));
        } else if (!PlainText.isOneLine(name)) {
            problem(place + "name", "error.characters");
        }
        rules.known(promotion.offerings(), place + "offerings");
        benefit(promotion.benefit(), place + "benefit/");
        positive(promotion.firstPeriods(), place + "firstPeriods");
        positive(promotion.limit(), place + "limit");
        if (promotion.validTo() != null && !promotion.validTo().isAfter(promotion.validFrom())) {
            problem(place + "validTo", "error.catalog.validTo");
        }
    }

    private void benefit(Benefit benefit, String place) {
        switch (benefit) {
            case Benefit.PercentOff off -> {
                if (off.percent().signum() <= 0 || off.percent().compareTo(HUNDRED) > 0) {
                    problem(place + "percent", "error.catalog.percent");
                } else {
                    amount(off.percent(), place + "percent");
                }
            }
            case Benefit.AmountOff off -> {
                if (off.amount().signum() == 0) {
                    problem(place + "amount", "error.notPositive");
                }
                amount(off.amount(), place + "amount");
            }
            case Benefit.FreeUnits free -> positive(free.quantity(), place + "quantity");
        }
    }

    private void amount(BigDecimal amount, String place) {
        ExactAmounts.fault(amount).ifPresent(one -> problem(place, one.messageKey(), one.limit()));
    }

    private void positive(@Nullable Long number, String place) {
        if (number != null && (number < 1 || number > LARGEST)) {
            problem(place, "error.notPositive");
        }
    }

    private void problem(String place, String key, String... parameters) {
        problems.accept(new Problem(place, key, List.of(parameters)));
    }
}
