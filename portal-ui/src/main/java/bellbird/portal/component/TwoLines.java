package bellbird.portal.component;

import com.vaadin.flow.component.html.Div;

/** A cell of a list: the name, then grey detail. */
public class TwoLines extends Div {

    private static final long serialVersionUID = 1;

    public TwoLines(String name, String detail) {
        addClassName("cell-two");
        add(Words.styled(name, "name"), Words.styled(detail, "detail"));
    }
}
