package bellbird.kernel.security;

/** Roles of people and machines, as the realm of a tenant names them. */
public final class Roles {

    /** Everything within the tenant. */
    public static final String OWNER = "owner";

    public static final String BILLING_CLERK = "billing-clerk";
    public static final String PRODUCT_MANAGER = "product-manager";
    public static final String SUPPORT_AGENT = "support-agent";

    /** Sees only what belongs to the customer the sign-in is linked to. */
    public static final String SUBSCRIBER = "subscriber";

    /** Timers and jobs; nobody can sign in with it. */
    public static final String SYSTEM = "system";

    /** A tenant's machine client. */
    public static final String API = "api";

    /** Staff of the platform, in its own realm. */
    public static final String PLATFORM = "platform-staff";

    private Roles() {}
}
