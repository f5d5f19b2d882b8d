package bellbird.portal.access;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * Reached only after the realm's login: gives the session a new id and goes on to the page wanted.
 */
@WebServlet("/login/*")
public class SignInServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Session attribute: someone signed in here, so a request without a principal has expired. */
    static final String SIGNED_IN = "bellbird.signedIn";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        HttpSession session = request.getSession();
        String subject = String.valueOf(request.getRemoteUser());
        if (!subject.equals(session.getAttribute(SIGNED_IN))) {
            request.changeSessionId();
            session.setAttribute(SIGNED_IN, subject);
            session.removeAttribute(HostFilter.GUEST);
        }
        LoginClient.ofLoginPath(request.getRequestURI())
                .ifPresent(
                        door ->
                                response.addCookie(
                                        HostCookie.of(LoginClient.COOKIE, door.label())));
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(WantedPage.take(request, response));
    }
}
