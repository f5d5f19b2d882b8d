package bellbird.provisioning;

/** Steps in which a tenant is made, in order. Each can be done again after a kill. */
public enum Step {
    /** A row in the registry, hidden until the last step. */
    REGISTRY,
    /** Database role and schema with every table. */
    DATABASE,
    /** Currency, VAT rates, issuer, brand. */
    DEFAULTS,
    /** Tenant time of a sandbox. */
    CLOCK,
    /** Sample plans and whatever else modules start with. */
    PLANS,
    /** The realm with its clients and rules. */
    REALM,
    /** The owner's sign-in. */
    OWNER,
    /** Visible to the world. */
    READY
}
