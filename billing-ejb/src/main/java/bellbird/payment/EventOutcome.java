package bellbird.payment;

/** What an event, or a look at the provider, led to. Parked ones wait for a person. */
enum EventOutcome {
    /** A payment was booked. */
    SETTLED,
    /** The payment was booked before. */
    ALREADY_SETTLED,
    /** The attempt moved on without money. */
    CLOSED,
    /** Nothing to do. */
    NO_EFFECT,
    /** The checkout is another tenant's. */
    PARKED_FOREIGN,
    /** The checkout belongs to no attempt of ours. */
    PARKED_NO_ATTEMPT,
    /** The provider knows no such checkout. */
    PARKED_ABSENT,
    /** The captured amount is not the amount asked for. */
    PARKED_AMOUNT_DIFFERS,
    /** The bill was paid by another attempt: a capture too many, to be given back. */
    PARKED_PAID_TWICE
}
