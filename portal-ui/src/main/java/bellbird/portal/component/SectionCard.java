package bellbird.portal.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;

/**
 * A titled part of a page. What is {@link #body} has an inset; what is only added reaches the edge.
 */
public class SectionCard extends Section {

    private static final long serialVersionUID = 1;

    private final Header header = new Header();
    private final Div actions = new Div();

    /** A card without a title. */
    public SectionCard() {
        addClassName("card");
    }

    public SectionCard(String title) {
        this();
        header.add(new H2(title));
        add(header);
    }

    /** Something beside the title, such as a count. */
    public SectionCard beside(Component component) {
        header.add(component);
        return this;
    }

    /** A text action at the end of the title line. */
    public SectionCard action(Component action) {
        if (actions.getParent().isEmpty()) {
            actions.addClassName("actions");
            header.add(actions);
        }
        actions.add(action);
        return this;
    }

    public SectionCard body(Component... content) {
        Div body = new Div(content);
        body.addClassName("body");
        add(body);
        return this;
    }

    /** Content that reaches the card's edge: tables, lists, grids. */
    public SectionCard edge(Component... content) {
        add(content);
        return this;
    }
}
