package bellbird.portal.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The page somebody asked for before they signed in. It waits in a cookie of the host, because the
 * address the realm sends people back to is the same for all, to the letter.
 */
final class WantedPage {

    /** Host-only, and for as long as a login page may stay open. */
    private static final String COOKIE = HostCookie.name("wanted");

    private static final int SECONDS = 1_800;

    /** Browsers keep cookies of 4,096 bytes. */
    private static final int LONGEST = 3_500;

    private WantedPage() {}

    /**
     * @param target path and query
     */
    static void remember(HttpServletResponse response, String target) {
        String value =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(target.getBytes(StandardCharsets.UTF_8));
        response.addCookie(cookie(value.length() > LONGEST ? "" : value, SECONDS));
    }

    /** Where to go on, once; {@code /} if nothing is remembered. */
    static String take(HttpServletRequest request, HttpServletResponse response) {
        String value = HostCookie.value(request, COOKIE);
        if (!value.isEmpty()) {
            response.addCookie(cookie("", 0));
        }
        return target(value);
    }

    /** What a cookie's value says if it is a page of this host, else {@code /}. */
    static String target(String value) {
        String target;
        try {
            target = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "/";
        }
        boolean local =
                target.startsWith("/")
                        && !target.startsWith("//")
                        && !target.contains("\\")
                        && !target.startsWith("/login")
                        && target.chars().noneMatch(c -> c < 0x21 || c == 0x7f);
        return local ? target : "/";
    }

    private static Cookie cookie(String value, int seconds) {
        Cookie cookie = HostCookie.of(COOKIE, value);
        cookie.setMaxAge(seconds);
        return cookie;
    }
}
