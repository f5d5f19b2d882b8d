package bellbird.portal.plan;

import bellbird.portal.component.Words;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** A record within a record, with a title of its own. */
record GroupEntry(Component shown, RecordForm form) implements Entry {

    GroupEntry(String label, RecordForm form) {
        this(group(label, form.shown()), form);
    }

    static Div group(String label, Component... content) {
        Div group = new Div(Words.strong(label));
        group.add(content);
        group.addClassNames("op-group", "full");
        group.getElement().setAttribute("role", "group");
        group.getElement().setAttribute("aria-label", label);
        return group;
    }

    @Override
    public Object value() {
        return form.value();
    }

    @Override
    public void mark(Marks marks, String pointer) {
        form.mark(marks, pointer);
    }
}
