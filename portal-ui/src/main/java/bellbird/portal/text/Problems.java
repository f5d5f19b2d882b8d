package bellbird.portal.text;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong, in the reader's language. */
public final class Problems {

    /** As {@link Money#toString()} writes it. */
    private static final Pattern MONEY = Pattern.compile("(\\d+(?:\\.\\d+)?) ([A-Z]{3})");

    private Problems() {}

    public static String text(Problem problem) {
        return Texts.text(
                problem.messageKey(),
                problem.parameters().stream().map(Problems::readable).toArray());
    }

    /** Amounts as the reader writes them; all else as it is. */
    static String readable(String parameter) {
        Matcher money = MONEY.matcher(parameter);
        return money.matches()
                ? MoneyFormat.money(
                        Money.settle(
                                new BigDecimal(money.group(1)),
                                Currency.getInstance(money.group(2))))
                : parameter;
    }

    /** All problems of an error, one sentence after the other. */
    public static String text(BellbirdException error) {
        return error.problems().stream().map(Problems::text).collect(Collectors.joining(" "));
    }
}
