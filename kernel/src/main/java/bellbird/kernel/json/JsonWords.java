package bellbird.kernel.json;

import java.util.Locale;

/** How documents write the names of the code: in lower case, words apart by hyphens. */
final class JsonWords {

    /** Member that tells which of several records an object is. */
    static final String KIND = "kind";

    private JsonWords() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String of(Class<?> type) {
        return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
