package bellbird.portal.access;

import java.util.List;

/** Paths that answer without a sign-in. Everything else of a tenant wants a person. */
final class OpenPaths {

    private static final List<String> ASSETS =
            List.of("/VAADIN/", "/aura/", "/lumo/", "/webjars/", "/theme/", "/icons/", "/images/");

    private OpenPaths() {}

    /** Files that are the same for everybody. */
    static boolean isAsset(String path) {
        if (path.startsWith("/VAADIN/push") || path.startsWith("/VAADIN/dynamic")) {
            return false;
        }
        return ASSETS.stream().anyMatch(path::startsWith)
                || path.equals("/favicon.ico")
                || path.equals("/favicon.svg")
                || (path.endsWith(".css") && path.lastIndexOf('/') == 0);
    }

    /** The container checks {@code /login/} and {@code /api/} itself. */
    static boolean isOpenAtTenant(String path) {
        return path.startsWith("/login/")
                || path.startsWith("/api/")
                || path.equals("/bye")
                || path.equals("/logout")
                || path.startsWith("/webhooks/")
                || isGuestPage(path);
    }

    /** Pages of the application, hence with a session, for people who have no sign-in yet. */
    static boolean isGuestPage(String path) {
        return path.startsWith("/invite/");
    }

    static boolean isOpenAtSite(String path) {
        return !path.equals("/platform") && !path.startsWith("/platform/");
    }
}
