package bellbird.portal.plan;

import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.portal.text.Problems;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each place of the terms stands on the page, by its JSON pointer. What is wrong with a place
 * is said at the field for it, or at that for the whole the place is in.
 */
final class Marks {

    /** Says what is wrong, or with null that nothing is. */
    interface Mark {
        void say(@Nullable String message);
    }

    private record Spot(Mark mark, @Nullable Component component) {}

    private final Map<String, Spot> spots = new LinkedHashMap<>();

    <F extends Component & HasValidationProperties> void field(String pointer, F field) {
        spots.put(
                pointer,
                new Spot(
                        message -> {
                            field.setErrorMessage(message);
                            field.setInvalid(message != null);
                        },
                        field));
    }

    void place(String pointer, Mark mark) {
        spots.putIfAbsent(pointer, new Spot(mark, null));
    }

    void forget() {
        spots.values().forEach(spot -> spot.mark.say(null));
        spots.clear();
    }

    /**
     * @param focus whether to go to the first of them
     * @return what concerns no place of the page, in words
     */
    List<String> show(List<Problem> problems, boolean focus) {
        spots.values().forEach(spot -> spot.mark.say(null));
        List<String> elsewhere = new ArrayList<>();
        boolean went = !focus;
        for (Problem problem : problems) {
            Spot spot = nearest(problem.field());
            if (spot == null) {
                elsewhere.add(Problems.text(problem));
                continue;
            }
            spot.mark.say(Problems.text(problem));
            if (!went && spot.component instanceof Focusable<?> field) {
                field.focus();
                went = true;
            }
        }
        return elsewhere;
    }

    private @Nullable Spot nearest(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = parent(at)) {
            Spot spot = spots.get(at);
            if (spot != null) {
                return spot;
            }
        }
        return null;
    }

    private static String parent(String pointer) {
        int slash = pointer.lastIndexOf('/');
        return slash <= 0 ? "" : pointer.substring(0, slash);
    }
}
