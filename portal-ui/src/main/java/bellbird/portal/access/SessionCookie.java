package bellbird.portal.access;

import bellbird.tenancy.Installation;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/**
 * The session's cookie: no script reads it, other sites do not send it, and where the public
 * address has TLS it never leaves TLS and is bound to its host by its name.
 */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent start) {
        configure(
                start.getServletContext().getSessionCookieConfig(),
                Installation.current().secure());
    }

    static void configure(SessionCookieConfig cookie, boolean secure) {
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setPath("/");
        if (secure) {
            cookie.setSecure(true);
            cookie.setName("__Host-session");
        }
    }
}
