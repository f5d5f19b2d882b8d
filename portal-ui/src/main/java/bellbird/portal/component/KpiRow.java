package bellbird.portal.component;

import com.vaadin.flow.component.html.Div;

/** The few numbers that answer a page's question, side by side. */
public class KpiRow extends Div {

    private static final long serialVersionUID = 1;

    public KpiRow(Kpi... numbers) {
        addClassNames("card", "kpis");
        add(numbers);
    }
}
