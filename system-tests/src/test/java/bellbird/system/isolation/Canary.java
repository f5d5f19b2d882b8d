package bellbird.system.isolation;

import bellbird.system.stack.Operators.Operator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The word that stands in every field of an operator's data, so that a leak can be seen. */
final class Canary {

    /** What a JSON Web Signature signs. */
    private static final Pattern PAYLOAD =
            Pattern.compile("\"payload\"\\s*:\\s*\"([A-Za-z0-9_-]+)\"");

    private Canary() {}

    /** Letters and digits only, and in lower case: what shows it may change the case. */
    static String of(Operator operator) {
        return operator.company().split(" ", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** Looks into signed documents too. */
    static boolean in(String text, Operator operator) {
        String read =
                PAYLOAD.matcher(text)
                        .replaceAll(signed -> Matcher.quoteReplacement(decoded(signed.group(1))));
        return read.toLowerCase(Locale.ROOT).contains(of(operator));
    }

    private static String decoded(String payload) {
        return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    }
}
