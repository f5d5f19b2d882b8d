package bellbird.kernel.json;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.time.temporal.ValueRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document into records, strictly: what is unknown, missing or of another type is an error
 * with its JSON pointer, and all of them are told at once. An object that may be one of several
 * records says which in {@code kind}.
 */
public final class JsonReading {

    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_TEXT = 2_000;

    /** What the database and every calendar can hold. */
    private static final ValueRange YEARS = ValueRange.of(1, 9_999);

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    private final List<Problem> problems = new ArrayList<>();

    private JsonReading() {}

    /**
     * @throws BellbirdException if anything is wrong
     */
    public static <R extends Record> R read(JsonValue document, Class<R> type) {
        return read(document, type, "");
    }

    /**
     * @param pointer of the document within a larger one
     * @throws BellbirdException if anything is wrong
     */
    public static <R extends Record> R read(JsonValue document, Class<R> type, String pointer) {
        JsonReading reading = new JsonReading();
        Object value = reading.value(document, type, pointer);
        if (!reading.problems.isEmpty() || value == null) {
            throw new BellbirdException(ErrorKind.USER, reading.problems);
        }
        return type.cast(value);
    }

    /** Null where a problem was found. */
    private @Nullable Object value(JsonValue value, Type type, String pointer) {
        if (problems.size() >= MOST_PROBLEMS) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return collection(value, generic, pointer);
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted == JsonObject.class) {
            return value instanceof JsonObject ? value : wrong(pointer, "error.json.object");
        }
        if (wanted.isRecord() || (wanted.isInterface() && wanted.isSealed())) {
            return value instanceof JsonObject object
                    ? object(object, wanted, pointer)
                    : wrong(pointer, "error.json.object");
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return value == JsonValue.TRUE || value == JsonValue.FALSE
                    ? (Object) (value == JsonValue.TRUE)
                    : wrong(pointer, "error.json.boolean");
        }
        if (wanted == int.class || wanted == long.class || wanted == Long.class) {
            return number(value, wanted == int.class, pointer);
        }
        if (wanted == BigDecimal.class && value instanceof JsonNumber number) {
            return text(number.toString(), wanted, pointer);
        }
        return value instanceof JsonString string
                ? text(string.getString(), wanted, pointer)
                : wrong(pointer, "error.json.text");
    }

    private @Nullable Object collection(JsonValue value, ParameterizedType type, String pointer) {
        Type element = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (type.getRawType() == Map.class) {
            if (!(value instanceof JsonObject object)) {
                return wrong(pointer, "error.json.object");
            }
            Map<String, Object> map = new LinkedHashMap<>();
            object.forEach(
                    (key, each) -> {
                        Object read = value(each, element, pointer + "/" + escaped(key));
                        if (read != null) {
                            map.put(key, read);
                        }
                    });
            return map;
        }
        if (!(value instanceof JsonArray array)) {
            return wrong(pointer, "error.json.array");
        }
        List<Object> list = new ArrayList<>(array.size());
        for (int i = 0; i < array.size() && problems.size() < MOST_PROBLEMS; i++) {
            Object read = value(array.get(i), element, pointer + "/" + i);
            if (read != null) {
                list.add(read);
            }
        }
        return type.getRawType() == Set.class ? new LinkedHashSet<>(list) : list;
    }

    private @Nullable Object object(JsonObject object, Class<?> type, String pointer) {
        Class<?> record = type;
        if (type.isSealed()) {
            String kind =
                    object.get(JsonWords.KIND) instanceof JsonString text ? text.getString() : "";
            Class<?>[] permitted = type.getPermittedSubclasses();
            record =
                    Arrays.stream(permitted)
                            .filter(one -> JsonWords.of(one).equals(kind))
                            .findFirst()
                            .orElse(null);
            if (record == null) {
                return wrong(
                        pointer + "/" + JsonWords.KIND,
                        "error.json.oneOf",
                        String.join(", ", Arrays.stream(permitted).map(JsonWords::of).toList()));
            }
        }
        int before = problems.size();
        RecordShape shape = RecordShape.of(record);
        List<RecordShape.Part> parts = shape.parts();
        @Nullable Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = part(object, parts.get(i), pointer);
        }
        for (String name : object.keySet()) {
            if (!shape.names().contains(name)
                    && !(type.isSealed() && name.equals(JsonWords.KIND))) {
                wrong(pointer + "/" + escaped(name), "error.json.unknown");
            }
        }
        return problems.size() > before ? null : create(shape, values);
    }

    private @Nullable Object part(JsonObject object, RecordShape.Part part, String pointer) {
        JsonValue value = object.get(part.name());
        String place = pointer + "/" + part.name();
        if (value != null && value != JsonValue.NULL) {
            return value(value, part.genericType(), place);
        }
        Class<?> type = part.type();
        if (type == List.class) {
            return List.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        Absent absent = part.absent();
        if (absent != null) {
            return absent(absent.value(), type);
        }
        return part.optional() ? null : wrong(place, "error.required");
    }

    private @Nullable Object absent(String text, Class<?> type) {
        if (type.isRecord()) {
            try {
                return type.getField(text).get(null);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        if (type == boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class) {
            return Long.valueOf(text);
        }
        return type.isEnum() ? JsonWords.constants(type).get(text) : text;
    }

    private static Object create(RecordShape shape, @Nullable Object[] values) {
        try {
            return shape.constructor().newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + shape.constructor(), e);
        }
    }

    private @Nullable Object number(JsonValue value, boolean small, String pointer) {
        if (value instanceof JsonNumber number) {
            try {
                return small ? (Object) number.intValueExact() : (Object) number.longValueExact();
            } catch (ArithmeticException tooLarge) {
                return wrong(pointer, "error.json.whole");
            }
        }
        return wrong(pointer, "error.json.whole");
    }

    private @Nullable Object text(String text, Class<?> wanted, String pointer) {
        if (text.length() > LONGEST_TEXT) {
            return wrong(pointer, "error.tooLong", Integer.toString(LONGEST_TEXT));
        }
        if (text.codePoints().anyMatch(JsonReading::deceives)) {
            return wrong(pointer, "error.characters");
        }
        if (wanted == String.class) {
            return text;
        }
        if (wanted == BigDecimal.class) {
            return DECIMAL.matcher(text).matches()
                    ? new BigDecimal(text)
                    : wrong(pointer, "error.json.decimal");
        }
        if (wanted.isEnum()) {
            Object constant = JsonWords.constants(wanted).get(text);
            return constant != null
                    ? constant
                    : wrong(
                            pointer,
                            "error.json.oneOf",
                            String.join(", ", JsonWords.constants(wanted).keySet()));
        }
        try {
            Object time = time(text, wanted);
            return time instanceof Temporal day
                            && day.isSupported(ChronoField.YEAR)
                            && !YEARS.isValidValue(day.get(ChronoField.YEAR))
                    ? wrong(pointer, "error.json." + JsonWords.of(wanted))
                    : time;
        } catch (DateTimeException e) {
            return wrong(pointer, "error.json." + JsonWords.of(wanted));
        }
    }

    private static Object time(String text, Class<?> wanted) {
        if (wanted == LocalDate.class) {
            return LocalDate.parse(text);
        }
        if (wanted == LocalTime.class) {
            return LocalTime.parse(text);
        }
        if (wanted == OffsetDateTime.class) {
            return OffsetDateTime.parse(text);
        }
        if (wanted == ZoneId.class) {
            return ZoneId.of(text);
        }
        throw new IllegalStateException("no JSON for " + wanted);
    }

    private @Nullable Object wrong(String pointer, String key, String... parameters) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(pointer, key, List.of(parameters)));
        }
        return null;
    }

    private static String escaped(String name) {
        String cut = name.length() > 80 ? name.substring(0, 80) : name;
        return cut.replace("~", "~0").replace("/", "~1");
    }

    /** Control characters, and signs that turn the direction of what is read. */
    private static boolean deceives(int character) {
        return (Character.isISOControl(character) && character != '\n')
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069)
                || (character >= 0xD800 && character <= 0xDFFF);
    }
}
