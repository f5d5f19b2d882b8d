package bellbird.rating;

import java.util.HashMap;
import java.util.Map;

/** One of values that are equal: most of many lines have the same days, cycles and terms. */
final class Shared {

    /** Values of which there are more are not the same for many. */
    private static final int MOST = 10_000;

    private final Map<Object, Object> values = new HashMap<>();

    @SuppressWarnings("unchecked") // equal values of one type
    <T> T one(T value) {
        Object known = values.get(value);
        if (known == null) {
            if (values.size() < MOST) {
                values.put(value, value);
            }
            return value;
        }
        return (T) known;
    }
}
