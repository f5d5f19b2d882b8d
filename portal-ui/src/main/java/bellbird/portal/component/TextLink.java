package bellbird.portal.component;

import com.vaadin.flow.component.html.Anchor;

/** A link to another page of the portal, by its shareable path. */
public class TextLink extends Anchor {

    private static final long serialVersionUID = 1;

    /**
     * @param path without a slash at the start, such as {@code care/bills}
     */
    public TextLink(String path, String text) {
        super(path, text);
    }
}
