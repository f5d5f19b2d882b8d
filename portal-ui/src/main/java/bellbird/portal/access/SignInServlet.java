package bellbird.portal.access;

import bellbird.tenancy.Installation;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
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
                .ifPresent(door -> response.addCookie(cookie(door)));
        response.setHeader("Cache-Control", "no-store");
        String path = request.getPathInfo();
        response.sendRedirect(LoginClient.target(path == null ? "/" : path));
    }

    private static Cookie cookie(LoginClient door) {
        Cookie cookie = new Cookie(LoginClient.COOKIE, door.label());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(Installation.current().secure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
