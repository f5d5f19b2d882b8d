package bellbird.portal.component;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A person as two letters in a circle, beside the written name. */
public class Initials extends Span {

    private static final long serialVersionUID = 1;

    public Initials(String name) {
        super(of(name));
        addClassName("initials");
        getElement().setAttribute("aria-hidden", "true");
    }

    /** First letters of the first and the last word: “Maeve Anne Hanlon” is MH. */
    static String of(String name) {
        String[] words = name.strip().split("\\s+");
        String first = letter(words[0]);
        return words.length == 1 ? first : first + letter(words[words.length - 1]);
    }

    private static String letter(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
