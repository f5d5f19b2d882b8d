package bellbird.portal.component;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A cell of a list: the name, then grey detail. */
public class TwoLines extends Div {

    private static final long serialVersionUID = 1;

    public TwoLines(String name, String detail) {
        this(name, Words.styled(detail, "detail"));
    }

    private TwoLines(String name, Span... details) {
        addClassName("cell-two");
        add(Words.styled(name, "name"));
        add(details);
    }

    /** With a state behind the detail, where it has no column of its own. */
    public static TwoLines in(StatusBadge state, String name, String detail) {
        return over(name, List.of(new Span(new Text(detail + " "), state)));
    }

    /** With several details below each other, each of more than words. */
    public static TwoLines over(String name, List<Span> details) {
        details.forEach(detail -> detail.addClassName("detail"));
        return new TwoLines(name, details.toArray(Span[]::new));
    }

    /** With a number in the place of the detail, which is never wrapped. */
    public static TwoLines withNumber(String name, String number) {
        return new TwoLines(name, Words.styled(number, "detail", "num"));
    }
}
