package bellbird.resource;

import bellbird.kernel.error.BellbirdException;
import java.util.regex.Pattern;

/** Identity of a subscription in mobile networks (ITU-T E.212): 14 or 15 digits. */
public record Imsi(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{14,15}");

    /**
     * @throws BellbirdException for the field {@code imsi}
     */
    public static Imsi parse(String typed) {
        String digits = typed.replaceAll("[ -]", "");
        if (!FORM.matcher(digits).matches()) {
            throw BellbirdException.user("imsi", "error.imsi");
        }
        return new Imsi(digits);
    }
}
