package bellbird.care.ticket;

/** Who wrote a message. */
public enum AuthorKind {
    SUBSCRIBER,
    STAFF
}
