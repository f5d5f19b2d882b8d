package bellbird.local.stripe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON objects in the order they are written. */
final class Json {

    private Json() {}

    /**
     * @param pairs name, value, name, value…; values are JSON, text, numbers, booleans or null
     */
    static JsonObject object(@Nullable Object... pairs) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            object.add(String.valueOf(pairs[i]), value(pairs[i + 1]));
        }
        return object;
    }

    static JsonArray array(Object... values) {
        JsonArray array = new JsonArray();
        for (Object value : values) {
            array.add(value(value));
        }
        return array;
    }

    static JsonObject map(Map<String, String> entries) {
        JsonObject object = new JsonObject();
        entries.forEach(object::addProperty);
        return object;
    }

    static JsonObject list(String url, List<JsonObject> data, boolean more) {
        JsonArray array = new JsonArray();
        data.forEach(array::add);
        return object("object", "list", "data", array, "has_more", more, "url", url);
    }

    /** Text of a member; empty if it is null or missing. */
    static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }

    static long number(JsonObject object, String name) {
        return object.get(name).getAsLong();
    }

    private static JsonElement value(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case JsonElement json -> json;
            case String text -> new JsonPrimitive(text);
            case Number number -> new JsonPrimitive(number);
            case Boolean flag -> new JsonPrimitive(flag);
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }
}
