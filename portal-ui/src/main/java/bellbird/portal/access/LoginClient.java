package bellbird.portal.access;

import bellbird.identity.RealmClients;
import bellbird.tenancy.Installation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The doors people sign in by; each is a client of its realm with its own secret. */
enum LoginClient {
    STAFF(RealmClients.STAFF),
    CARE(RealmClients.CARE),
    PLATFORM(RealmClients.PLATFORM);

    /** Host-only cookie with the door of the current session. */
    static final String COOKIE =
            Installation.current().secure() ? "__Host-login" : "bellbird-login";

    private final String clientId;

    LoginClient(String clientId) {
        this.clientId = clientId;
    }

    String clientId() {
        return clientId;
    }

    String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The door that leads to a tenant's page. */
    static LoginClient forTarget(String path) {
        return path.equals("/") || path.equals("/care") || path.startsWith("/care/") ? CARE : STAFF;
    }

    static Optional<LoginClient> ofCookie(String value) {
        return ofTenant(value);
    }

    /** {@code /login/care/…} is care. */
    static Optional<LoginClient> ofLoginPath(String path) {
        String[] parts = path.split("/", 4);
        return parts.length > 2 && parts[1].equals("login") ? ofTenant(parts[2]) : Optional.empty();
    }

    private static Optional<LoginClient> ofTenant(String label) {
        return Arrays.stream(values())
                .filter(door -> door != PLATFORM && door.label().equals(label))
                .findFirst();
    }

    /**
     * Where to sign in and then go on to the target, path and query. The target travels in the
     * path, since the query of a redirect address is lost.
     */
    String loginPath(String target) {
        return "/login/"
                + label()
                + "/"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(target.getBytes(StandardCharsets.UTF_8));
    }

    /** The target of a login path if it is a page of this host, else {@code /}. */
    static String target(String pathInfo) {
        int slash = pathInfo.indexOf('/', 1);
        String target;
        try {
            target =
                    new String(
                            Base64.getUrlDecoder().decode(pathInfo.substring(slash + 1)),
                            StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "/";
        }
        boolean local =
                target.startsWith("/")
                        && !target.startsWith("//")
                        && !target.contains("\\")
                        && !target.startsWith("/login/")
                        && target.chars().noneMatch(c -> c < 0x21 || c == 0x7f);
        return local ? target : "/";
    }
}
