package bellbird.portal.operator;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/** Looks again every second while work goes on, through the door of every request. */
final class Watch extends Span {

    private static final long serialVersionUID = 1;
    private static final int EVERY_MILLIS = 1000;

    private final transient Runnable look;
    private @Nullable Registration polling;
    private boolean on;

    Watch(Runnable look) {
        this.look = look;
        setVisible(false);
    }

    void on(boolean working) {
        on = working;
        getUI().ifPresent(this::apply);
    }

    private void apply(UI ui) {
        ui.setPollInterval(on ? EVERY_MILLIS : -1);
        if (on && polling == null) {
            polling = ui.addPollListener(poll -> look.run());
        } else if (!on) {
            stop();
        }
    }

    private void stop() {
        if (polling != null) {
            polling.remove();
            polling = null;
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        apply(attached.getUI());
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        stop();
        detached.getUI().setPollInterval(-1);
    }
}
