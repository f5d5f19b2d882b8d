package bellbird.system.isolation;

import bellbird.system.stack.Operators.Operator;
import java.util.Locale;

/** The word that stands in every field of an operator's data, so that a leak can be seen. */
final class Canary {

    private Canary() {}

    /** Letters and digits only, and in lower case: what shows it may change the case. */
    static String of(Operator operator) {
        return operator.company().split(" ", 2)[0].toLowerCase(Locale.ROOT);
    }

    static boolean in(String text, Operator operator) {
        return text.toLowerCase(Locale.ROOT).contains(of(operator));
    }
}
