package bellbird.portal.operator;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.html.Span;

/**
 * Whether what is typed is saved. While it is not, the browser asks before the page is closed; when
 * nothing was typed for a while, the page asks for it to be kept.
 */
final class DraftState extends Span {

    private static final long serialVersionUID = 1;
    private static final int PAUSE_MILLIS = 3_000;

    private final transient Runnable keep;
    private boolean unsaved;

    /**
     * @param keep saves what can be saved without a word, and says so by {@link #saved}
     */
    DraftState(Runnable keep) {
        this.keep = keep;
        addClassNames("t2", "small");
    }

    boolean isUnsaved() {
        return unsaved;
    }

    void changed() {
        unsaved = true;
        setText(Texts.text("operator.plan.unsaved"));
        getElement()
                .executeJs(
                        """
                        if (!this.asks) {
                            this.asks = (event) => {
                                if (this.isConnected && this.unsaved) event.preventDefault();
                            };
                            window.addEventListener('beforeunload', this.asks);
                        }
                        this.unsaved = true;
                        clearTimeout(this.pausing);
                        this.pausing = setTimeout(
                            () => this.isConnected && this.unsaved && this.$server.pause(), $0);
                        """,
                        PAUSE_MILLIS);
    }

    /**
     * @param time of day, in the operator's zone
     */
    void saved(String time) {
        unsaved = false;
        setText(Texts.text("operator.plan.savedAt", time));
        getElement().executeJs("this.unsaved = false");
    }

    @ClientCallable
    private void pause() {
        if (unsaved) {
            keep.run();
        }
    }
}
