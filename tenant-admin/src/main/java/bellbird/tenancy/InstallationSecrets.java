package bellbird.tenancy;

import bellbird.kernel.secret.KeyRing;
import bellbird.kernel.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;

/** Secrets under the keys this server was configured with; see docs/operating.md. */
@ApplicationScoped
public class InstallationSecrets implements Secrets {

    /** Made when it is first needed: without keys the server stops there. */
    private static final class Configured {
        static final KeyRing RING =
                ring(Installation.current().secretKeys(), Installation.current().local());
    }

    /**
     * The ring to use. A stack on one machine has a key that everybody knows; nobody else may use
     * it.
     *
     * @throws IllegalStateException with what to configure; the server does not start then
     */
    static KeyRing ring(String configured, boolean local) {
        KeyRing demo = KeyRing.ofLocalStack();
        if (configured.isBlank()) {
            if (local) {
                return demo;
            }
            throw new IllegalStateException(
                    "BELLBIRD_SECRET_KEYS is not set: name:base64 of 32 random bytes, such as"
                            + " k1:$(openssl rand -base64 32)");
        }
        KeyRing ring;
        try {
            ring = KeyRing.parse(configured);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("BELLBIRD_SECRET_KEYS: " + e.getMessage(), e);
        }
        if (!local && ring.sharesKeyWith(demo)) {
            throw new IllegalStateException(
                    "BELLBIRD_SECRET_KEYS holds the key of the local stack, which everybody knows");
        }
        return ring;
    }

    static KeyRing ring() {
        return Configured.RING;
    }

    @Override
    public String seal(String place, String plain) {
        return ring().seal(place, plain);
    }

    @Override
    public String open(String place, String sealed) {
        return ring().open(place, sealed);
    }
}
