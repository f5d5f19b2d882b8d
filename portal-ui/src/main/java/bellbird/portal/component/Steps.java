package bellbird.portal.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** The stages of long work with what each has done, counted, not guessed. */
public class Steps extends OrderedList {

    private static final long serialVersionUID = 1;

    /** How far a stage is. */
    public enum State {
        DONE,
        RUNNING,
        HELD,
        FAILED,
        NEXT
    }

    public Steps() {
        addClassName("steps");
    }

    /**
     * @param details counts, times, or why it is held; a line each
     */
    public Steps step(State state, String name, String... details) {
        Div title = new Div();
        title.addClassName("name");
        switch (state) {
            case DONE -> title.add(tinted(Glyph.CHECK, "ok"));
            case HELD -> title.add(tinted(Glyph.WARNING, "warn"));
            case FAILED -> title.add(tinted(Glyph.WARNING, "bad"));
            case RUNNING, NEXT -> {}
        }
        title.add(new Span(name));
        ListItem item = new ListItem(title);
        item.addClassName(state.name().toLowerCase(Locale.ROOT));
        for (String detail : details) {
            item.add(new Div(detail));
        }
        if (state == State.RUNNING) {
            item.getElement().setAttribute("aria-current", "step");
        }
        add(item);
        return this;
    }

    private static Span tinted(Glyph glyph, String cssClass) {
        Span span = new Span(glyph.create());
        span.addClassName(cssClass);
        return span;
    }
}
