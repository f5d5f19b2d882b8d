package bellbird.portal.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;

/** The result of one's own action, for six seconds; never the only place of an error. */
public final class Toast {

    private static final int MILLIS = 6000;

    private Toast() {}

    public static void done(String text) {
        show(Glyph.CHECK, "ok", text);
    }

    /** Something did not work, and the page says so as well or nothing was changed. */
    public static void failed(String text) {
        show(Glyph.WARNING, "bad", text);
    }

    private static void show(Glyph glyph, String tone, String text) {
        Span drawing = new Span(glyph.create());
        drawing.addClassName(tone);
        Div content = new Div(drawing, new Span(text));
        content.addClassName("toast");
        Notification notification = new Notification(content);
        notification.setDuration(MILLIS);
        notification.setPosition(Notification.Position.BOTTOM_START);
        notification.open();
    }
}
