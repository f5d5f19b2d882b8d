package bellbird.kernel.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes records as {@link JsonReading} reads them. Nulls are left out; decimals are strings. */
public final class JsonWriter {

    private static final JsonProvider JSON = JsonProvider.provider();

    private final UnaryOperator<BigDecimal> decimals;

    private JsonWriter(UnaryOperator<BigDecimal> decimals) {
        this.decimals = decimals;
    }

    public static JsonObject write(Record record) {
        return new JsonWriter(decimal -> decimal).object(record);
    }

    /** The same for all that says the same: 0.10 is 0.1. */
    public static JsonObject canonical(Record record) {
        return new JsonWriter(BigDecimal::stripTrailingZeros).object(record);
    }

    private JsonObject object(Record record) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        for (Class<?> parent : record.getClass().getInterfaces()) {
            if (parent.isSealed()) {
                object.add(JsonWords.KIND, JsonWords.of(record.getClass()));
            }
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = valueOf(record, component);
            if (value != null) {
                object.add(component.getName(), toValue(value));
            }
        }
        return object.build();
    }

    private static @Nullable Object valueOf(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonValue toValue(Object value) {
        return switch (value) {
            case Record record -> object(record);
            case Set<?> set -> sorted(set);
            case Collection<?> list -> array(list);
            case Map<?, ?> map -> {
                JsonObjectBuilder object = JSON.createObjectBuilder();
                new TreeMap<>(map).forEach((key, each) -> object.add((String) key, toValue(each)));
                yield object.build();
            }
            case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
            case Integer number -> JSON.createValue(number);
            case Long number -> JSON.createValue(number);
            case BigDecimal decimal -> JSON.createValue(decimals.apply(decimal).toPlainString());
            case Enum<?> constant -> JSON.createValue(JsonWords.of(constant));
            default -> JSON.createValue(value.toString());
        };
    }

    /** Sets have no order of their own; a document has, so that two of them can be compared. */
    private JsonValue sorted(Set<?> set) {
        return array(set.stream().sorted().toList());
    }

    private JsonValue array(Collection<?> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(each -> array.add(toValue(each)));
        return array.build();
    }
}
