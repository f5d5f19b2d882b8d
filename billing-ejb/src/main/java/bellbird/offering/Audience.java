package bellbird.offering;

/** For whom a version is, from its first day. */
public enum Audience {
    /** Who orders from then on; those who have the plan keep their prices. */
    NEW_ORDERS,
    /** Also those who have the plan, from the next billing period that nothing was billed of. */
    EVERYONE
}
