package bellbird.portal.site;

import static bellbird.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import java.util.stream.IntStream;

/** What a founder gets, in words and in one picture of a first month. */
final class Promises {

    private static final int DAYS_OF_OCTOBER = 31;
    private static final int DAYS_BEFORE_CHANGE = 11;

    private Promises() {}

    static H1 title() {
        return new H1(text("site.title"));
    }

    static Paragraph lead() {
        return new Paragraph(text("site.lead"));
    }

    static UnorderedList list() {
        UnorderedList list = new UnorderedList();
        list.addClassName("site-promises");
        for (String promise : new String[] {"minute", "sandbox", "cent"}) {
            Span text = new Span();
            text.getElement()
                    .appendChild(
                            new Element("b").setText(text("site.promise." + promise)),
                            new Element("span")
                                    .setText(" " + text("site.promise." + promise + ".more")));
            list.add(new ListItem(text));
        }
        return list;
    }

    /** A sample month; its one amount is worked out to the cent. */
    static Div peek() {
        Div flow = new Div();
        flow.addClassName("site-flow");
        for (String step : new String[] {"records", "rated", "bills", "paid"}) {
            Div figure = new Div();
            figure.getElement()
                    .appendChild(
                            new Element("b").setText(text("site.peek." + step)),
                            new Element("span").setText(text("site.peek." + step + ".unit")));
            flow.add(figure);
        }
        Div days = new Div();
        days.addClassName("site-days");
        days.getElement().setAttribute("aria-hidden", "true");
        IntStream.range(0, DAYS_OF_OCTOBER)
                .mapToObj(day -> day < DAYS_BEFORE_CHANGE ? "" : "on")
                .forEach(
                        on ->
                                days.getElement()
                                        .appendChild(new Element("i").setAttribute("class", on)));
        Div why = new Div(new Span(text("site.peek.why")), days, workedOut());
        why.addClassName("site-why");
        Div peek = new Div(new H2(text("site.peek.title")), flow, why);
        peek.addClassName("site-peek");
        return peek;
    }

    private static Span workedOut() {
        return new Span(text("site.peek.because"));
    }

    static Section facts() {
        Section facts = new Section();
        facts.addClassName("site-facts");
        for (String fact : new String[] {"own", "invoice", "everything", "open"}) {
            facts.add(
                    new Div(
                            new H2(text("site.fact." + fact)),
                            new Paragraph(text("site.fact." + fact + ".more"))));
        }
        return facts;
    }
}
