package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.portal.component.Note;
import bellbird.portal.component.Tone;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/** Where a form says what concerns no single field; empty while nothing is wrong. */
final class ProblemNote extends Div {

    private static final long serialVersionUID = 1;

    /** Tries the work; what the boundary refuses stands under its field, or here. */
    boolean attempt(FieldProblems fields, Runnable work) {
        removeAll();
        fields.clear();
        try {
            work.run();
            return true;
        } catch (BellbirdException refused) {
            List<String> elsewhere = fields.show(refused);
            if (!elsewhere.isEmpty()) {
                add(new Note(Tone.BAD, String.join(" ", elsewhere)));
            }
            return false;
        }
    }
}
