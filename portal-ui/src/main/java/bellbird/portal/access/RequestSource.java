package bellbird.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that may change something comes from a page of this very host. Tenants are
 * neighbours below one name, so "same site" is not enough, and the cookie's {@code SameSite} alone
 * does not tell them apart. Machines send no such header and no cookie either.
 */
final class RequestSource {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private RequestSource() {}

    /**
     * @param origin scheme, host and port of the host that is called
     */
    static boolean isForged(HttpServletRequest request, String origin) {
        String path = request.getRequestURI();
        boolean changes =
                !SAFE.contains(request.getMethod().toUpperCase(Locale.ROOT))
                        || path.equals("/logout");
        return changes
                && !path.startsWith("/api/")
                && !path.startsWith("/webhooks/")
                && isForeign(
                        request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), origin);
    }

    private static boolean isForeign(
            @Nullable String site, @Nullable String claimed, String origin) {
        return site != null && !OWN.contains(site) || claimed != null && !claimed.equals(origin);
    }
}
