package bellbird.portal.component;

import com.vaadin.flow.component.html.Div;

/** The number first: a label, the number, and what it means. */
public class Kpi extends Div {

    private static final long serialVersionUID = 1;

    public Kpi(String label, String value, String detail) {
        addClassName("kpi");
        add(part("label", label), part("value", value), part("detail", detail));
    }

    private static Div part(String cssClass, String text) {
        Div part = new Div(text);
        part.addClassName(cssClass);
        return part;
    }
}
