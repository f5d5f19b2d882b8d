package bellbird.portal.component;

import java.util.Locale;

/** What a colour says. It never stands alone: a word or a glyph goes with it. */
public enum Tone {
    /** Done, paid, active, in balance. */
    OK,
    /** Needs a look, due soon, waiting. */
    WARN,
    /** Late, failed, blocks. */
    BAD,
    /** Draft, running. */
    ACTION,
    /** Closed, nothing to do. */
    QUIET;

    String cssClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
