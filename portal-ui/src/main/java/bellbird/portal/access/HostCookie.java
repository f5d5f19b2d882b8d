package bellbird.portal.access;

import bellbird.tenancy.Installation;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** A cookie of one host: no script reads it, no other site sends it, and with TLS never without. */
final class HostCookie {

    private HostCookie() {}

    /** A name that binds the cookie to its host where the public address has TLS. */
    static String name(String label) {
        return (Installation.current().secure() ? "__Host-" : "bellbird-") + label;
    }

    static Cookie of(String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(Installation.current().secure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /** The value of a cookie; empty without one. */
    static String value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? ""
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("");
    }
}
