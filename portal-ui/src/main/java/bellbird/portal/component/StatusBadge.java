package bellbird.portal.component;

import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** A state in one or two words, with its tone. */
public class StatusBadge extends Span {

    private static final long serialVersionUID = 1;

    public StatusBadge(Tone tone, String text) {
        addClassNames("badge", tone.cssClass());
        Glyph glyph = glyph(tone);
        if (glyph != null) {
            add(glyph.create());
        }
        add(new Span(text));
    }

    private static @Nullable Glyph glyph(Tone tone) {
        return switch (tone) {
            case OK -> Glyph.CHECK;
            case WARN -> Glyph.CLOCK;
            case BAD -> Glyph.WARNING;
            case ACTION, QUIET -> null;
        };
    }
}
