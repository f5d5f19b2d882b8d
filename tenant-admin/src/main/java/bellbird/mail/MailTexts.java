package bellbird.mail;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Texts of mails in one language; {@code {name}} in them stands for a parameter. */
final class MailTexts {

    private final ResourceBundle bundle;

    private MailTexts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    static MailTexts of(Locale language) {
        return new MailTexts(
                ResourceBundle.getBundle(
                        "mail.mail",
                        language,
                        MailTexts.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /**
     * @throws MissingResourceException if nobody wrote this mail
     */
    String subject(String template) {
        return bundle.getString("mail." + template + ".subject");
    }

    String body(String template) {
        return bundle.getString("mail." + template + ".body");
    }

    /** Text of the button. */
    String action(String template) {
        return bundle.getString("mail." + template + ".action");
    }

    String footer() {
        return bundle.getString("mail.footer");
    }

    /** Replaces each {@code {name}} once; values are never read again for names. */
    static String fill(String text, Map<String, String> parameters) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String value = parameters.get(text.substring(open + 1, close));
            filled.append(text, at, open)
                    .append(value == null ? text.substring(open, close + 1) : value);
            at = close + 1;
        }
        return filled.append(text.substring(at)).toString();
    }
}
