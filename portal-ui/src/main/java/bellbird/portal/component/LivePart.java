package bellbird.portal.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part of a page that looks again: it is made anew only when it has something else to say. */
public class LivePart extends Div {

    private static final long serialVersionUID = 1;

    private transient @Nullable Object said;

    public LivePart() {
        addClassName("live-part");
    }

    /**
     * @param now all that the part depends on, with an equals of its own
     */
    public void say(Object now, Supplier<? extends Component> part) {
        if (!now.equals(said)) {
            said = now;
            removeAll();
            add(part.get());
        }
    }
}
