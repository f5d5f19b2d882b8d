package bellbird.portal.plan;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A form for any record of the terms, made from its components: whatever terms can say has a field.
 * Labels are bundle keys {@code operator.terms.<record>.<component>}.
 */
final class RecordForm implements Entry {

    private final Class<?> type;
    private final List<RecordComponent> components;
    private final List<Entry> entries = new ArrayList<>();
    private final Div form = new Div();

    RecordForm(Object value, Known known) {
        type = value.getClass();
        components = List.of(type.getRecordComponents());
        form.addClassName("op-form");
        for (RecordComponent component : components) {
            Entry entry =
                    Entries.of(
                            component.getAnnotatedType(),
                            label(type, component.getName()),
                            get(component, value),
                            component.getName(),
                            known);
            entries.add(entry);
            form.add(entry.shown());
        }
    }

    /** The bundle key of a component's label. */
    static String labelKey(Class<?> type, String component) {
        String name = type.getSimpleName();
        return "operator.terms."
                + name.substring(0, 1).toLowerCase(Locale.ROOT)
                + name.substring(1)
                + "."
                + component;
    }

    private static String label(Class<?> type, String component) {
        return Texts.text(labelKey(type, component));
    }

    private static @Nullable Object get(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Component shown() {
        return form;
    }

    @Override
    public Object value() {
        @Nullable Object[] values = new Object[entries.size()];
        Unreadable first = null;
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = entries.get(i).value();
            } catch (Unreadable unreadable) {
                first = first == null ? unreadable : first;
            }
        }
        if (first != null) {
            throw first;
        }
        try {
            Constructor<?> constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(type.getRecordComponents())
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void mark(Marks marks, String pointer) {
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).mark(marks, pointer + "/" + components.get(i).getName());
        }
    }
}
