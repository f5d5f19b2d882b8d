package bellbird.testing;

import static java.util.Objects.requireNonNull;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;

/** One example of worked-examples.json: what goes in and what must come out. */
public record WorkedExample(String id, String what, JsonObject input, JsonObject expected) {

    /** The examples with the given ids, in order; each must exist. */
    public static List<WorkedExample> of(String... ids) {
        try (JsonReader reader =
                Json.createReader(
                        requireNonNull(
                                WorkedExample.class.getResourceAsStream(
                                        "/worked-examples.json")))) {
            List<JsonObject> all = reader.readArray().getValuesAs(JsonObject.class);
            return List.of(ids).stream().map(id -> find(all, id)).toList();
        }
    }

    public long whole(String name) {
        return Long.parseLong(text(input, name));
    }

    public BigDecimal decimal(String name) {
        return new BigDecimal(text(input, name));
    }

    public String text(String name) {
        return text(input, name);
    }

    public BigDecimal expectedDecimal(String name) {
        return new BigDecimal(text(expected, name));
    }

    public boolean expects(String name) {
        return expected.containsKey(name);
    }

    private static String text(JsonObject object, String name) {
        JsonValue value = requireNonNull(object.get(name), name);
        return value.getValueType() == JsonValue.ValueType.STRING
                ? object.getString(name)
                : value.toString();
    }

    private static WorkedExample find(List<JsonObject> all, String id) {
        return all.stream()
                .filter(one -> one.getString("id").equals(id))
                .map(
                        one ->
                                new WorkedExample(
                                        id,
                                        one.getString("what"),
                                        one.getJsonObject("input"),
                                        one.getJsonObject("expected")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no example " + id));
    }

    @Override
    public String toString() {
        return id + ": " + what;
    }
}
