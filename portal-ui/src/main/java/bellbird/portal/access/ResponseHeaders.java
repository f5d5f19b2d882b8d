package bellbird.portal.access;

import bellbird.tenancy.Installation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What every answer tells the browser to refuse. Scripts come from this host or carry the request's
 * nonce; Vaadin's client compiles what the server sends it, hence {@code unsafe-eval}, and its
 * components style themselves, hence inline styles (docs/decisions, 11).
 */
public final class ResponseHeaders {

    /** Request attribute with the nonce that lets an inline script of the page run. */
    public static final String NONCE = "bellbird.nonce";

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String POLICY =
            "default-src 'none'; script-src 'self' 'nonce-%s' 'unsafe-eval';"
                    + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
                    + " font-src 'self' data:; connect-src 'self'; manifest-src 'self';"
                    + " form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private static final String FEATURES =
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(),"
                    + " microphone=(), payment=(), usb=()";

    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    private ResponseHeaders() {}

    static void set(HttpServletRequest request, HttpServletResponse response) {
        String nonce = nonce();
        request.setAttribute(NONCE, nonce);
        response.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", FEATURES);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (Installation.current().secure()) {
            response.setHeader("Strict-Transport-Security", TWO_YEARS);
        }
        if (!OpenPaths.isAsset(request.getRequestURI())) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    private static String nonce() {
        byte[] random = new byte[18];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
