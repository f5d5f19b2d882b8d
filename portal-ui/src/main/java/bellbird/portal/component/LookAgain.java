package bellbird.portal.component;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;

/**
 * Looks again after a while, as a request of the person, so that role and tenant apply. Add it to
 * the part it serves; it ends with it.
 */
@Tag("span")
public class LookAgain extends Component {

    private static final long serialVersionUID = 1;

    private final transient Runnable look;

    public LookAgain(Runnable look) {
        this.look = look;
    }

    /**
     * Looks once more, instead of the look that was planned; call it again from within to go on.
     */
    public void in(int millis) {
        getElement()
                .executeJs(
                        "clearTimeout(this.looks); this.looks = setTimeout(() => { if (this.isConnected) this.$server.look(); }, $0)",
                        millis);
    }

    /** Looks now. */
    @ClientCallable
    public void look() {
        look.run();
    }
}
