package bellbird.portal.operator;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page of the operator: its parts below each other, its name in the browser's tab. */
public abstract class OperatorPage extends Main implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private String title = "";

    protected OperatorPage() {
        addClassName("page");
    }

    protected final void titled(String name) {
        title = name;
    }

    @Override
    public String getPageTitle() {
        return Texts.text("operator.tab", title);
    }

    /** The wide part and what stands beside it; below each other where there is no room. */
    protected static Div two(Component wide, Component beside) {
        Div two = new Div(wide, beside);
        two.addClassName("op-two");
        return two;
    }

    protected static Div stack(Component... parts) {
        Div stack = new Div(parts);
        stack.addClassName("op-stack");
        return stack;
    }
}
