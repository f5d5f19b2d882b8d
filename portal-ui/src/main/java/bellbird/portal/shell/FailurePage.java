package bellbird.portal.shell;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;

/** One plain page for all that went wrong on the way to a page. */
abstract class FailurePage extends Main {

    private static final long serialVersionUID = 1;

    void say(String title, String text) {
        removeAll();
        addClassName("care-page");
        addClassName("narrow");
        Div card = new Div(new H1(title), new Paragraph(text));
        card.addClassNames("card", "col");
        card.getStyle().setPadding("24px");
        Anchor home = new Anchor("/", Texts.text("common.failure.home"));
        home.setRouterIgnore(true);
        card.add(home);
        add(card);
    }
}
