package bellbird.portal.shell;

import bellbird.portal.text.Texts;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** A page of an area that is not this person's. */
@AnonymousAllowed
public class DeniedView extends FailurePage implements HasErrorParameter<AccessDeniedException> {

    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        say(Texts.text("common.denied"), Texts.text("common.denied.text"));
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
