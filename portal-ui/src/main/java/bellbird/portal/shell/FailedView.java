package bellbird.portal.shell;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.error.Outage;
import bellbird.portal.text.Texts;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** A page that failed while it was opened. Shows a code to quote, never the cause. */
@AnonymousAllowed
public class FailedView extends FailurePage implements HasErrorParameter<Exception> {

    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        boolean missing =
                Failures.find(parameter.getException(), BellbirdException.class)
                        .filter(error -> error.kind() == ErrorKind.NOT_FOUND)
                        .isPresent();
        if (missing) {
            say(Texts.text("common.notFound"), Texts.text("common.notFound.text"));
            return HttpServletResponse.SC_NOT_FOUND;
        }
        say(Texts.text("common.failure"), Failures.text(parameter.getException()));
        return Outage.in(parameter.getException())
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
