package bellbird.portal.shell;

import bellbird.portal.component.Glyph;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.Tooltip;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;

/** A link of a navigation that marks itself while its page, or a page below it, is shown. */
class RailLink extends Anchor implements AfterNavigationObserver {

    private static final long serialVersionUID = 1;

    private final String path;
    private boolean exact;

    /** Only the drawing is seen; the label is a tooltip and is read out. */
    RailLink(String label, String path, Glyph glyph) {
        super(path, "");
        this.path = path;
        add(glyph.create());
        getElement().setAttribute("aria-label", label);
        Tooltip.forComponent(this).withText(label).withPosition(Tooltip.TooltipPosition.END);
    }

    private RailLink(String path) {
        super(path, "");
        this.path = path;
    }

    /** Drawing, if any, and written label. */
    static RailLink written(String label, String path, Glyph... glyph) {
        RailLink link = new RailLink(path);
        for (Glyph drawing : glyph) {
            link.add(drawing.create());
        }
        link.add(new Span(label));
        return link;
    }

    /** Pages below do not count. */
    RailLink exact() {
        exact = true;
        return this;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String here = event.getLocation().getPath();
        boolean current = here.equals(path) || !exact && here.startsWith(path + "/");
        getElement().setAttribute("highlight", current);
        if (current) {
            getElement().setAttribute("aria-current", "page");
        } else {
            getElement().removeAttribute("aria-current");
        }
    }
}
