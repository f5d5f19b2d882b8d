package bellbird.portal.shell;

import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.Glyph;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Says on every page of the staff that this is a sandbox, and which day it is there. */
final class ClockStrip extends Div {

    private static final long serialVersionUID = 1;

    private final Span date = new Span();

    ClockStrip(BusinessClock clock) {
        addClassName("clock-strip");
        getElement().setAttribute("role", "status");
        date.addClassName("strong");
        show(clock);
        add(Glyph.CLOCK.create(), Words.plain(Texts.text("common.sandbox")), date);
    }

    void show(BusinessClock clock) {
        date.setText(
                Texts.text(
                        "common.sandbox.today",
                        TimeFormat.weekday(clock.today()),
                        TimeFormat.date(clock.today())));
    }
}
