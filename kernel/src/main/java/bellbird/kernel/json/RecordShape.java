package bellbird.kernel.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a record is made of, looked up once per type: a question may have fifty thousand events, and
 * reflection reads the annotations of a type anew each time it is asked.
 */
record RecordShape(List<Part> parts, Set<String> names, Constructor<?> constructor) {

    /**
     * @param absent what stands for a missing value
     * @param optional whether it may be null
     */
    record Part(
            String name,
            Class<?> type,
            Type genericType,
            @Nullable Absent absent,
            boolean optional) {

        static Part of(RecordComponent component) {
            return new Part(
                    component.getName(),
                    component.getType(),
                    component.getGenericType(),
                    component.getAnnotation(Absent.class),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }
    }

    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return read(type);
                }
            };

    static RecordShape of(Class<?> record) {
        return SHAPES.get(record);
    }

    private static RecordShape read(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        try {
            return new RecordShape(
                    Arrays.stream(components).map(Part::of).toList(),
                    Arrays.stream(components)
                            .map(RecordComponent::getName)
                            .collect(Collectors.toUnmodifiableSet()),
                    record.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new)));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("no " + record.getSimpleName(), e);
        }
    }
}
