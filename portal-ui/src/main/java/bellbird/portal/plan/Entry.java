package bellbird.portal.plan;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a form that shows and reads one component of a record. */
interface Entry {

    /** Cannot be read; its place has said why. */
    final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    Component shown();

    /**
     * @throws Unreadable if what was typed is no value of the type
     */
    @Nullable Object value();

    /**
     * Names the places in it.
     *
     * @param pointer of this one
     */
    void mark(Marks marks, String pointer);

    /**
     * @param read the value of what was typed; throws {@link Unreadable}
     */
    static <F extends Component & HasValidationProperties & HasValue<?, V>, V> Entry of(
            F field, Function<V, @Nullable Object> read) {
        return new Entry() {
            @Override
            public Component shown() {
                return field;
            }

            @Override
            public @Nullable Object value() {
                try {
                    return read.apply(field.getValue());
                } catch (Unreadable unreadable) {
                    field.setErrorMessage(unreadable.getMessage());
                    field.setInvalid(true);
                    throw unreadable;
                }
            }

            @Override
            public void mark(Marks marks, String pointer) {
                marks.field(pointer, field);
            }
        };
    }
}
