package bellbird.portal.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;

/** Looks texts up in the reader's language. */
public final class Texts {

    private Texts() {}

    /**
     * The text of a bundle key in the language of the current page.
     *
     * @param parameters for {@code {0}}, {@code {1}}… of {@link java.text.MessageFormat}
     */
    public static String text(String key, Object... parameters) {
        return I18NProvider.translate(locale(), key, parameters);
    }

    /** The text of an enum constant: {@code <prefix>.<constant in lower case>}. */
    public static String text(String prefix, Enum<?> value) {
        return text(prefix + "." + value.name().toLowerCase(Locale.ROOT));
    }

    /** The language of the current page; English where there is no page. */
    public static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}
