package bellbird.provisioning;

import bellbird.kernel.security.Roles;
import java.util.List;

/**
 * Sign-ins of a local stack: the demo tenant's staff and the platform's. They exist only there; an
 * ordinary installation refuses their password.
 */
public final class DemoLogins {

    public static final String PASSWORD = "bellbird-demo-password";

    /** Short name of the demo tenant. */
    public static final String TENANT = "larkspur";

    public static final String COMPANY = "Larkspur Mobile";
    public static final String COUNTRY = "GB";

    public static final Login OWNER =
            new Login("owner@larkspur.example", "Olive Larkspur", Roles.OWNER);
    public static final Login PLATFORM =
            new Login("platform@bellbird.example", "Pia Platform", Roles.PLATFORM);

    /** One of the demo tenant's subscribers. */
    public static final Login SUBSCRIBER =
            new Login("wren@featherby.example", "Wren Featherby", Roles.SUBSCRIBER);

    /** The demo tenant's staff besides the owner. */
    public static final List<Login> STAFF =
            List.of(
                    new Login("clerk@larkspur.example", "Clara Clerk", Roles.BILLING_CLERK),
                    new Login("product@larkspur.example", "Pavel Product", Roles.PRODUCT_MANAGER),
                    new Login("support@larkspur.example", "Sana Support", Roles.SUPPORT_AGENT));

    /** A sign-in with {@link #PASSWORD}. */
    public record Login(String email, String name, String role) {}

    private DemoLogins() {}

    static boolean isDemoPassword(String password) {
        return password.equals(PASSWORD);
    }
}
