package bellbird.local.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Form-encoded parameters with bracketed names, such as {@code line_items[0][quantity]=1}. */
record Form(Map<String, String> values) {

    Form {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Form parse(@Nullable String encoded) throws ApiError {
        Map<String, String> values = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.put(decode(name), decode(value));
            }
        }
        return new Form(values);
    }

    private static String decode(String text) throws ApiError {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.invalid(null, null, "Invalid form encoding.");
        }
    }

    @Nullable String get(String name) {
        return values.get(name);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    String require(String name) throws ApiError {
        String value = values.get(name);
        if (value == null || value.isEmpty()) {
            throw ApiError.missing(name);
        }
        return value;
    }

    /** Entries of {@code name[…]}, without the brackets. */
    Map<String, String> map(String name) {
        Map<String, String> entries = new LinkedHashMap<>();
        String prefix = name + "[";
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix) && key.endsWith("]")) {
                        entries.put(key.substring(prefix.length(), key.length() - 1), value);
                    }
                });
        return entries;
    }

    boolean has(String prefix) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** The same for the same parameters in any order. */
    String fingerprint() {
        return new TreeMap<>(values).toString();
    }
}
