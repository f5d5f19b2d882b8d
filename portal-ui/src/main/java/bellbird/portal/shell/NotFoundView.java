package bellbird.portal.shell;

import bellbird.portal.text.Texts;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** Nothing is at this address, or it is not for this person, who cannot tell the two apart. */
@AnonymousAllowed
public class NotFoundView extends FailurePage implements HasErrorParameter<NotFoundException> {

    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        say(Texts.text("common.notFound"), Texts.text("common.notFound.text"));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
