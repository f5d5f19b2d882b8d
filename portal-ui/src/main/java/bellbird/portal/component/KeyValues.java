package bellbird.portal.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Facts in pairs: what it is called, what it is. */
public class KeyValues extends DescriptionList {

    private static final long serialVersionUID = 1;

    public KeyValues() {
        addClassName("pairs");
    }

    public KeyValues row(String name, String value) {
        return row(name, new Span(value));
    }

    public KeyValues row(String name, Component... value) {
        add(new Term(name));
        add(new Description(value));
        return this;
    }
}
