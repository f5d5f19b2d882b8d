package bellbird.kernel.text;

import java.util.regex.Pattern;

/** Which addresses we write to: a dot-atom of RFC 5322 at a host name; no quotes, no comments. */
public final class EmailAddress {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("(?=.{1,64}@)%1$s(?:\\.%1$s)*@%2$s(?:\\.%2$s)+".formatted(ATOM, LABEL));
    private static final int LONGEST = 254;

    private EmailAddress() {}

    public static boolean isValid(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
