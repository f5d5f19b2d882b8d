package bellbird.portal.text;

import com.vaadin.cdi.annotation.VaadinServiceEnabled;
import com.vaadin.cdi.annotation.VaadinServiceScoped;
import com.vaadin.flow.i18n.I18NProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All texts of the portal, from {@code messages/*.properties} (UTF-8). English is complete. The
 * pseudo-locale {@code qps} shows each English text in brackets, so that a text which is not in a
 * bundle can be seen.
 */
@VaadinServiceEnabled
@VaadinServiceScoped
public class MessageBundles implements I18NProvider {

    private static final long serialVersionUID = 1;

    /** The pseudo-locale of tests. */
    public static final Locale PSEUDO = Locale.forLanguageTag("qps");

    private static final Logger LOG = System.getLogger(MessageBundles.class.getName());

    private static final List<String> BUNDLES =
            List.of("common", "care", "desk", "operator", "platform", "site", "errors");

    private static final Map<Locale, Map<String, String>> TEXTS = new ConcurrentHashMap<>();

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.ENGLISH);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... parameters) {
        boolean pseudo = PSEUDO.getLanguage().equals(locale.getLanguage());
        Locale words = pseudo ? Locale.ENGLISH : locale;
        String text = TEXTS.computeIfAbsent(words, MessageBundles::load).get(key);
        if (text == null) {
            LOG.log(Level.WARNING, "no text for {0}", key);
            return "!" + key + "!";
        }
        String read =
                parameters.length == 0 ? text : new MessageFormat(text, words).format(parameters);
        return pseudo ? bracketed(read) : read;
    }

    /** Whether a text is there in English. */
    public static boolean has(String key) {
        return TEXTS.computeIfAbsent(Locale.ENGLISH, MessageBundles::load).containsKey(key);
    }

    /** Whether there are texts whose keys begin with this one and a dot. */
    static boolean hasBelow(String key) {
        return TEXTS.computeIfAbsent(Locale.ENGLISH, MessageBundles::load).keySet().stream()
                .anyMatch(text -> text.startsWith(key + "."));
    }

    private static String bracketed(String text) {
        return text.isBlank() ? text : "⟦" + text + "⟧";
    }

    private static Map<String, String> load(Locale locale) {
        var texts = new HashMap<String, String>();
        for (String bundle : BUNDLES) {
            ResourceBundle resources =
                    ResourceBundle.getBundle(
                            "messages/" + bundle,
                            locale,
                            MessageBundles.class.getClassLoader(),
                            ResourceBundle.Control.getNoFallbackControl(
                                    ResourceBundle.Control.FORMAT_PROPERTIES));
            for (String key : resources.keySet()) {
                if (texts.put(key, resources.getString(key)) != null) {
                    throw new IllegalStateException(
                            "two texts for " + key + " in " + Arrays.toString(BUNDLES.toArray()));
                }
            }
        }
        return Map.copyOf(texts);
    }
}
