package bellbird.service;

/** What a line is known by in the network. */
public enum IdentifierKind {
    /** Its number, E.164 without +. */
    MSISDN,
    /** The subscription on its card. */
    IMSI,
    /** The card itself. */
    ICCID
}
