package bellbird.portal.component;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/**
 * Small pieces of text in the weights and greys of the design. The text is never read as markup.
 */
public final class Words {

    private Words() {}

    public static Span plain(String text) {
        return new Span(text);
    }

    public static Span strong(String text) {
        return styled(text, "strong");
    }

    /** Grey, beside something more important. */
    public static Span quiet(String text) {
        return styled(text, "t2");
    }

    /** Grey and small. */
    public static Span detail(String text) {
        return styled(text, "t2", "small");
    }

    /** Digits of one width, never wrapped. */
    public static Span number(String text) {
        return styled(text, "num");
    }

    public static Span styled(String text, String... cssClasses) {
        Span span = new Span(text);
        span.addClassNames(cssClasses);
        return span;
    }

    /** What people wrote themselves, with their line breaks. */
    public static Paragraph written(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("words");
        return paragraph;
    }
}
