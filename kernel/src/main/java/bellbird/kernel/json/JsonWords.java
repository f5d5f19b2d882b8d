package bellbird.kernel.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How documents write the names of the code: in lower case, words apart by hyphens. */
final class JsonWords {

    /** Member that tells which of several records an object is. */
    static final String KIND = "kind";

    private static final ClassValue<Map<String, Object>> CONSTANTS =
            new ClassValue<>() {
                @Override
                protected Map<String, Object> computeValue(Class<?> type) {
                    Map<String, Object> constants = new LinkedHashMap<>();
                    for (Object constant : type.getEnumConstants()) {
                        constants.put(of((Enum<?>) constant), constant);
                    }
                    return Collections.unmodifiableMap(constants);
                }
            };

    private JsonWords() {}

    /** The constants of an enum by their words, in their order. */
    static Map<String, Object> constants(Class<?> type) {
        return CONSTANTS.get(type);
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String of(Class<?> type) {
        return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
