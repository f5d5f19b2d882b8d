package bellbird.care.ticket;

/** Whose turn it is. */
public enum TicketState {
    /** The customer waits for us. */
    OPEN,
    /** We wait for the customer. */
    WAITING,
    /** Done, until the customer writes again. */
    CLOSED
}
