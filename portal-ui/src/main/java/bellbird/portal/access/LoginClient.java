package bellbird.portal.access;

import bellbird.identity.RealmClients;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/** The doors people sign in by; each is a client of its realm with its own secret. */
enum LoginClient {
    STAFF(RealmClients.STAFF),
    CARE(RealmClients.CARE),
    PLATFORM(RealmClients.PLATFORM);

    /** Host-only cookie with the door of the current session. */
    static final String COOKIE = HostCookie.name("login");

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

    /** The door of the current session of a tenant. */
    static LoginClient of(HttpServletRequest request) {
        return ofCookie(HostCookie.value(request, COOKIE)).orElse(STAFF);
    }

    static Optional<LoginClient> ofCookie(String value) {
        return ofTenant(value);
    }

    /** {@code /login/care} is care. */
    static Optional<LoginClient> ofLoginPath(String path) {
        String[] parts = path.split("/", 4);
        return parts.length > 2 && parts[1].equals("login") ? ofTenant(parts[2]) : Optional.empty();
    }

    private static Optional<LoginClient> ofTenant(String label) {
        return Arrays.stream(values())
                .filter(door -> door != PLATFORM && door.label().equals(label))
                .findFirst();
    }

    /** Where to sign in; the realm sends people back to this very address. */
    String loginPath() {
        return "/login/" + label();
    }
}
