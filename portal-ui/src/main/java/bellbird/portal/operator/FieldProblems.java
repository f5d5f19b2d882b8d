package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.portal.text.Problems;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a boundary refused under the fields concerned and goes to the first of them. A field's
 * message leaves when the field is changed.
 */
final class FieldProblems {

    private final Map<String, Component> fields = new LinkedHashMap<>();

    /** Names a field as problems name it. */
    <C extends Component & HasValidationProperties & HasValue<?, ?>> C named(String name, C field) {
        fields.put(name, field);
        field.addValueChangeListener(change -> field.setInvalid(false));
        return field;
    }

    void forget(String prefix) {
        fields.keySet().removeIf(name -> name.startsWith(prefix));
    }

    void clear() {
        fields.values().forEach(field -> ((HasValidationProperties) field).setInvalid(false));
    }

    /**
     * @return what concerns no field of the form, in words
     */
    List<String> show(BellbirdException error) {
        clear();
        Component first = null;
        List<String> elsewhere = new ArrayList<>();
        for (BellbirdException.Problem problem : error.problems()) {
            Component field = fields.get(problem.field());
            if (field == null) {
                elsewhere.add(Problems.text(problem));
                continue;
            }
            ((HasValidationProperties) field).setErrorMessage(Problems.text(problem));
            ((HasValidationProperties) field).setInvalid(true);
            first = earlier(first, field);
        }
        if (first instanceof Focusable<?> focusable) {
            focusable.focus();
        }
        return elsewhere;
    }

    private Component earlier(@Nullable Component one, Component other) {
        if (one == null) {
            return other;
        }
        List<Component> order = List.copyOf(fields.values());
        return order.indexOf(one) <= order.indexOf(other) ? one : other;
    }
}
