package bellbird.portal.operator;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Facts in a row, a label and a few words each. */
final class Facts extends Div {

    private static final long serialVersionUID = 1;

    Facts() {
        addClassName("facts");
    }

    /** With figures as large as they matter. */
    Facts large() {
        addClassName("large");
        return this;
    }

    Facts fact(String label, String value) {
        return fact(label, value, "");
    }

    Facts fact(String label, String value, String more) {
        add(content(label, value, more));
        return this;
    }

    /** A fact that leads to its list. */
    Facts fact(String label, String value, String more, String path) {
        Anchor link = new Anchor(path);
        link.add(content(label, value, more));
        Div fact = new Div(link);
        fact.addClassName("linked");
        add(fact);
        return this;
    }

    private static Div content(String label, String value, String more) {
        Div content = new Div(styled(label, "fact-label"), styled(value, "fact-value"));
        if (!more.isEmpty()) {
            content.add(styled(more, "fact-more"));
        }
        return content;
    }

    private static Span styled(String text, String style) {
        Span span = new Span(text);
        span.addClassName(style);
        return span;
    }
}
