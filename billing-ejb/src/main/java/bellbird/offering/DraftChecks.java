package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.text.PlainText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds everything that is wrong with a draft, each with its place; nothing is mended silently. */
final class DraftChecks {

    static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{0,15}");
    private static final int MOST_PRICES = 100_000;

    private final List<Problem> problems = new ArrayList<>();

    private DraftChecks() {}

    static void check(OfferingDraft draft) {
        List<Problem> problems = problems(draft);
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
    }

    /** All that is wrong; places within the terms begin with a slash. */
    static List<Problem> problems(OfferingDraft draft) {
        DraftChecks checks = new DraftChecks();
        checks.text(draft);
        checks.price("recurringPrice", draft.recurringPrice());
        checks.prices(draft.prices());
        checks.allowances(draft.allowances(), draft.prices());
        if (draft.terms() != null) {
            checks.problems.addAll(TermsChecks.problems(draft.terms()));
        }
        return checks.problems;
    }

    private void text(OfferingDraft draft) {
        if (!CODE.matcher(draft.code()).matches()) {
            problem("code", "error.offering.code");
        }
        if (draft.name().isBlank()) {
            problem("name", "error.required");
        }
        if (draft.name().length() > 120) {
            problem("name", "error.tooLong", "120");
        } else if (!PlainText.isOneLine(draft.name())) {
            problem("name", "error.characters");
        }
        if (draft.description().length() > 2_000) {
            problem("description", "error.tooLong", "2000");
        } else if (!PlainText.isProse(draft.description())) {
            problem("description", "error.characters");
        }
    }

    private void prices(List<UsagePrice> prices) {
        if (prices.size() > MOST_PRICES) {
            problem("prices", "error.offering.tooManyPrices", Integer.toString(MOST_PRICES));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < prices.size(); i++) {
            UsagePrice price = prices.get(i);
            String place = "prices/" + i + "/";
            price(place + "amount", price.amount());
            if (price.unitSize() < 1) {
                problem(place + "unitSize", "error.notPositive");
            }
            if (price.firstIncrement() < 1 || price.firstIncrement() > 3_600) {
                problem(place + "firstIncrement", "error.offering.increment");
            }
            if (price.nextIncrement() < 1 || price.nextIncrement() > 3_600) {
                problem(place + "nextIncrement", "error.offering.increment");
            }
            if (!PREFIX.matcher(price.prefix()).matches()
                    || price.service() == UsageType.DATA && !price.prefix().isEmpty()) {
                problem(place + "prefix", "error.offering.prefix");
            }
            if (price.destination().isBlank() || price.destination().length() > 80) {
                problem(place + "destination", "error.required");
            } else if (!PlainText.isOneLine(price.destination())) {
                problem(place + "destination", "error.characters");
            }
            if (!seen.add(price.service() + "/" + price.prefix())) {
                problem(place + "prefix", "error.offering.overlap");
            }
        }
    }

    private void allowances(List<AllowanceDraft> allowances, List<UsagePrice> prices) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < allowances.size(); i++) {
            AllowanceDraft allowance = allowances.get(i);
            String place = "allowances/" + i + "/";
            if (allowance.quantity() < 1) {
                problem(place + "quantity", "error.notPositive");
            }
            if (!seen.add(allowance.service() + "/" + allowance.priority())) {
                problem(place + "priority", "error.offering.samePriority");
            }
            // Without a price the usage of the allowance could not even be rated.
            if (prices.stream().noneMatch(price -> price.service() == allowance.service())) {
                problem(place + "service", "error.offering.allowanceWithoutPrice");
            }
        }
    }

    private void price(String field, BigDecimal amount) {
        ExactAmounts.fault(amount).ifPresent(one -> problem(field, one.messageKey(), one.limit()));
    }

    private void problem(String field, String key, String... parameters) {
        problems.add(new Problem(field, key, List.of(parameters)));
    }
}
