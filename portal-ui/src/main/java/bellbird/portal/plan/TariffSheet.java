package bellbird.portal.plan;

import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;

/** A plan as its customers will read it: the price, what is in it, and what comes on top. */
public final class TariffSheet extends Div {

    private static final long serialVersionUID = 1;

    public TariffSheet() {
        addClassName("sheet");
    }

    public TariffSheet(Sheet sheet) {
        this();
        show(sheet);
    }

    public void show(Sheet sheet) {
        removeAll();
        Span name = new Span(sheet.name());
        name.addClassName("sheet-name");
        Div top = new Div(name);
        top.addClassName("sheet-top");
        top.add(new Span(Texts.text("operator.sheet.from", TimeFormat.date(sheet.validFrom()))));
        Div price = new Div();
        price.addClassName("sheet-price");
        price.getElement()
                .appendChild(
                        new Element("b").setText(sheet.price()),
                        new Element("span").setText(sheet.per()));
        UnorderedList list = new UnorderedList();
        sheet.lines().forEach(line -> list.add(item(line)));
        add(top, price, list);
    }

    private static ListItem item(Sheet.Line line) {
        ListItem item = new ListItem();
        Element words = new Element("span");
        if (!line.strong().isEmpty()) {
            words.appendChild(new Element("b").setText(line.strong()));
        }
        words.appendChild(new Element("span").setText(line.text()));
        item.getElement().appendChild(words);
        return item;
    }
}
