package bellbird.portal.api;

import bellbird.kernel.error.BellbirdException;
import java.util.Locale;

/** Enum constants as the API writes them: lower case, hyphens. */
final class Words {

    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(Class<E> type, String field, String word) {
        for (E value : type.getEnumConstants()) {
            if (of(value).equals(word)) {
                return value;
            }
        }
        throw BellbirdException.user(field, "error.api.unknownWord", word);
    }
}
