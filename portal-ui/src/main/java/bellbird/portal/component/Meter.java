package bellbird.portal.component;

import com.vaadin.flow.component.html.Div;

/** How much of something is used, as a bar. The numbers stand beside it as text. */
public class Meter extends Div {

    private static final long serialVersionUID = 1;

    private static final double WHOLE = 100;

    /**
     * @param used at least 0
     * @param of at least 0; nothing is shown as full
     * @param label for screen readers, such as “26.4 of 40 GB used”
     */
    public Meter(long used, long of, String label) {
        addClassName("meter");
        long percent = of <= 0 ? (long) WHOLE : Math.round(Math.min(WHOLE, WHOLE * used / of));
        Div bar = new Div();
        bar.setWidth(percent + "%");
        add(bar);
        getElement().setAttribute("role", "meter");
        getElement().setAttribute("aria-valuemin", "0");
        getElement().setAttribute("aria-valuemax", "100");
        getElement().setAttribute("aria-valuenow", Long.toString(percent));
        getElement().setAttribute("aria-label", label);
    }

    /** The tall one of care. */
    public Meter big() {
        addClassName("big");
        return this;
    }

    /** In the chart colour of a service: {@code data}, {@code voice}, {@code sms}. */
    public Meter of(String service) {
        addClassName(service);
        return this;
    }
}
