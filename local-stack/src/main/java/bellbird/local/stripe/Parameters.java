package bellbird.local.stripe;

import com.google.gson.annotations.SerializedName;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Accepts exactly what a parameter class of Stripe's library can send, nested names included. */
final class Parameters {

    private static final Pattern SEGMENT = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final String EXTRA = "_stripe_java_extra_param_key";

    private static final ClassValue<Map<String, Field>> FIELDS =
            new ClassValue<>() {
                @Override
                protected Map<String, Field> computeValue(Class<?> type) {
                    Map<String, Field> fields = new HashMap<>();
                    for (Field field : type.getDeclaredFields()) {
                        SerializedName name = field.getAnnotation(SerializedName.class);
                        if (name != null && !name.value().equals(EXTRA)) {
                            fields.put(name.value(), field);
                        }
                    }
                    return fields;
                }
            };

    private final String name;
    private final String value;
    private final List<String> path;

    private Parameters(String name, String value, List<String> path) {
        this.name = name;
        this.value = value;
        this.path = path;
    }

    /**
     * @throws ApiError {@code parameter_unknown}, or a value of the wrong type
     */
    static void check(Form form, Class<?> parameters) throws ApiError {
        for (Map.Entry<String, String> entry : form.values().entrySet()) {
            String name = entry.getKey();
            new Parameters(name, entry.getValue(), path(name)).checkObject(parameters, 0);
        }
    }

    private static List<String> path(String name) throws ApiError {
        int bracket = name.indexOf('[');
        List<String> path = new ArrayList<>();
        path.add(bracket < 0 ? name : name.substring(0, bracket));
        int end = bracket < 0 ? name.length() : bracket;
        Matcher segments = SEGMENT.matcher(name).region(end, name.length());
        while (segments.lookingAt()) {
            path.add(segments.group(1));
            end = segments.end();
            segments.region(end, name.length());
        }
        if (end != name.length()) {
            throw ApiError.unknownParameter(name);
        }
        return path;
    }

    private void checkObject(Class<?> owner, int at) throws ApiError {
        Field field = at < path.size() ? FIELDS.get(owner).get(path.get(at)) : null;
        if (field == null) {
            throw unknown();
        }
        checkValue(owner, field.getGenericType(), at + 1);
    }

    private void checkValue(Class<?> owner, Type type, int at) throws ApiError {
        if (type instanceof ParameterizedType generic) {
            if (at >= path.size()) {
                throw unknown();
            }
            if (generic.getRawType() == Map.class) {
                leaf(at + 1);
            } else if (path.get(at).matches("[0-9]*")) {
                checkValue(owner, generic.getActualTypeArguments()[0], at + 1);
            } else {
                throw unknown();
            }
        } else if (type == Object.class) {
            checkEither(owner, at);
        } else if (type instanceof Class<?> simple) {
            checkSimple(simple, at);
        }
    }

    /** A field that takes a nested object or something simple. */
    private void checkEither(Class<?> owner, int at) throws ApiError {
        if (at == path.size()) {
            return;
        }
        String nested = camel(path.get(at - 1));
        for (Class<?> candidate : owner.getDeclaredClasses()) {
            if (candidate.getSimpleName().equals(nested) && !candidate.isEnum()) {
                checkObject(candidate, at);
                return;
            }
        }
        leaf(at + 1);
    }

    private void checkSimple(Class<?> type, int at) throws ApiError {
        if (type.isEnum()) {
            leaf(at);
            oneOf(type);
        } else if (type == Long.class || type == Integer.class) {
            leaf(at);
            matches("-?[0-9]{1,18}", "parameter_invalid_integer", "Invalid integer: ");
        } else if (type == Boolean.class) {
            leaf(at);
            matches("true|false", null, "Invalid boolean: ");
        } else if (type.getName().startsWith("com.stripe.param")) {
            checkObject(type, at);
        } else {
            leaf(at);
        }
    }

    private void oneOf(Class<?> type) throws ApiError {
        List<String> allowed =
                Arrays.stream(type.getDeclaredFields())
                        .map(field -> field.getAnnotation(SerializedName.class))
                        .filter(Objects::nonNull)
                        .map(SerializedName::value)
                        .toList();
        if (!allowed.contains(value)) {
            throw ApiError.invalid(null, name, "Invalid " + name + ": must be one of " + allowed);
        }
    }

    private void matches(String pattern, @Nullable String code, String text) throws ApiError {
        if (!value.matches(pattern)) {
            throw ApiError.invalid(code, name, text + value);
        }
    }

    private void leaf(int at) throws ApiError {
        if (at != path.size()) {
            throw unknown();
        }
    }

    private ApiError unknown() {
        return ApiError.unknownParameter(name);
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_", -1)) {
            if (!word.isEmpty()) {
                camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return camel.toString();
    }
}
