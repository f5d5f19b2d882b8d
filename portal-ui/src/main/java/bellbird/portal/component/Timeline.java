package bellbird.portal.component;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;

/** What happened, newest first. */
public class Timeline extends OrderedList {

    private static final long serialVersionUID = 1;

    public Timeline() {
        addClassName("timeline");
    }

    public Timeline event(String what, String when) {
        ListItem item = new ListItem(Words.plain(what), Words.styled(when, "when"));
        if (getChildren().findAny().isEmpty()) {
            item.addClassName("now");
        }
        add(item);
        return this;
    }
}
