package bellbird.portal.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Teaches where nothing is yet: what will be here, why it is empty, the one step that fills it. */
public class EmptyState extends Div {

    private static final long serialVersionUID = 1;

    /**
     * @param title what is not there, such as “No usage files yet”
     * @param text what will be here and why it is empty
     * @param action the button or link that fills it; none if others fill it
     */
    public EmptyState(String title, String text, Component... action) {
        addClassName("empty");
        add(Words.strong(title), new Paragraph(text));
        add(action);
    }
}
