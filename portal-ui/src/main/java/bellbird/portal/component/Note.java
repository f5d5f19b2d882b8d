package bellbird.portal.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** Something to know before going on, in place; errors stay until they are mended. */
public class Note extends Div {

    private static final long serialVersionUID = 1;

    public Note(Tone tone, Component... content) {
        addClassNames("note", tone.cssClass());
        Glyph glyph =
                switch (tone) {
                    case OK -> Glyph.CHECK;
                    case WARN, BAD -> Glyph.WARNING;
                    case ACTION, QUIET -> Glyph.CLOCK;
                };
        Div text = new Div(content);
        text.addClassName("grow");
        add(glyph.create(), text);
        if (tone == Tone.BAD) {
            getElement().setAttribute("role", "alert");
        }
    }

    public Note(Tone tone, String text) {
        this(tone, Words.plain(text));
    }
}
