package bellbird.offering;

/** Over what quantities are added up before they are rounded or find their tier. */
public enum CountScope {
    /** One call, message or session. */
    EVENT,
    /** A local day. */
    DAY,
    /** A billing period of the product. */
    CYCLE
}
