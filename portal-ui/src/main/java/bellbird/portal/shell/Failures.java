package bellbird.portal.shell;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.error.Outage;
import bellbird.kernel.id.Ids;
import bellbird.portal.component.Toast;
import bellbird.portal.text.Problems;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import jakarta.ejb.EJBAccessException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * What a person reads when a click fails: what happened and a code to quote. The cause goes to the
 * log under the same code, never to the page.
 */
final class Failures implements ErrorHandler {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private static final int CODE_LENGTH = 8;

    @Override
    public void error(ErrorEvent event) {
        String text = text(event.getThrowable());
        if (UI.getCurrent() != null) {
            Toast.failed(text);
        }
    }

    /** The sentence for people; what is our fault is logged and gets a code. */
    static String text(Throwable failure) {
        Optional<BellbirdException> known = find(failure, BellbirdException.class);
        if (known.isPresent() && known.get().kind() != ErrorKind.INTERNAL) {
            return Problems.text(known.get());
        }
        if (find(failure, EJBAccessException.class).isPresent()) {
            return Texts.text("common.failure.denied");
        }
        if (Outage.in(failure)) {
            LOG.log(Level.WARNING, "page failed in an outage", failure);
            return Texts.text("common.failure.outage");
        }
        String id = Ids.next().toString();
        String code = id.substring(id.length() - CODE_LENGTH);
        LOG.log(Level.ERROR, "page failed, code " + code, failure);
        return Texts.text("common.failure.internal", code);
    }

    static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        while (cause != null) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
