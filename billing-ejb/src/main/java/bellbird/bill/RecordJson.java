package bellbird.bill;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON: nested records, lists, text, whole numbers, booleans, enums, dates (ISO 8601)
 * and decimals (as strings, so that no reader turns them into floating point).
 */
final class RecordJson {

    // Json's own static methods look the provider up again at each call.
    private static final JsonProvider JSON = JsonProvider.provider();

    private RecordJson() {}

    static JsonObject write(Record record) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = valueOf(record, component);
            if (value != null) {
                object.add(component.getName(), toValue(value));
            }
        }
        return object.build();
    }

    static <R extends Record> R read(JsonObject object, Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = read(object, components[i]);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName(), e);
        }
    }

    private static @Nullable Object read(JsonObject object, RecordComponent component) {
        JsonValue value = object.get(component.getName());
        if (value != null && value != JsonValue.NULL) {
            return fromValue(value, component.getGenericType());
        }
        return component.getType() == List.class ? List.of() : null;
    }

    private static @Nullable Object valueOf(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonValue toValue(Object value) {
        return switch (value) {
            case Record record -> write(record);
            case List<?> list -> {
                JsonArrayBuilder array = JSON.createArrayBuilder();
                list.forEach(each -> array.add(toValue(each)));
                yield array.build();
            }
            case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
            case Integer number -> JSON.createValue(number);
            case Long number -> JSON.createValue(number);
            case BigDecimal decimal -> JSON.createValue(decimal.toPlainString());
            case Enum<?> constant -> JSON.createValue(constant.name());
            case String text -> JSON.createValue(text);
            case LocalDate date -> JSON.createValue(date.toString());
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        };
    }

    private static Object fromValue(JsonValue value, Type type) {
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            JsonArray array = value.asJsonArray();
            return array.stream().map(each -> fromValue(each, element)).toList();
        }
        Class<?> wanted = (Class<?>) type;
        return switch (value) {
            case JsonObject object -> read(object, wanted.asSubclass(Record.class));
            case JsonNumber number when wanted == int.class -> number.intValueExact();
            case JsonNumber number -> number.longValueExact();
            case JsonString string -> fromText(string.getString(), wanted);
            default -> value == JsonValue.TRUE;
        };
    }

    private static Object fromText(String text, Class<?> wanted) {
        if (wanted == BigDecimal.class) {
            return new BigDecimal(text);
        }
        if (wanted == LocalDate.class) {
            return LocalDate.parse(text);
        }
        if (!wanted.isEnum()) {
            return text;
        }
        return Arrays.stream(wanted.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
