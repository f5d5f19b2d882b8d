package bellbird.portal.care;

import com.vaadin.flow.component.html.Div;

/** A page of care: one column in the middle of the screen. */
abstract class CarePage extends Div {

    private static final long serialVersionUID = 1;

    CarePage() {
        addClassName("care-page");
    }
}
