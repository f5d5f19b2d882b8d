package bellbird.portal.component;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.portal.text.Problems;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shows what a boundary refused where it can be mended: under the field it names, with the focus in
 * the first wrong one; what names no field stands here, at the top of the form. A field that was
 * wrong is right again as soon as it is changed.
 */
public class FieldProblems extends Div {

    private static final long serialVersionUID = 1;

    private final Map<String, HasValidation> fields = new LinkedHashMap<>();

    /**
     * @param name as the boundary calls it
     */
    public <F extends Component & HasValidation> FieldProblems field(String name, F field) {
        fields.put(name, field);
        return this;
    }

    public void show(BellbirdException error) {
        clear();
        boolean focused = false;
        for (Problem problem : error.problems()) {
            HasValidation field = fields.get(problem.field());
            if (field == null) {
                add(new Note(Tone.BAD, Problems.text(problem)));
                continue;
            }
            field.setErrorMessage(Problems.text(problem));
            field.setInvalid(true);
            if (!focused && field instanceof Focusable<?> first) {
                first.focus();
                focused = true;
            }
        }
    }

    public void clear() {
        removeAll();
        fields.values().forEach(field -> field.setInvalid(false));
    }
}
