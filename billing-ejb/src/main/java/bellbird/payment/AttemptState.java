package bellbird.payment;

/** The life of an attempt to pay a bill. */
public enum AttemptState {
    /** Saved; the provider is being called, or we died while calling. */
    CREATED,
    /** The page is open and the payer may be on it. */
    PENDING,
    /** The provider's answer was unclear; it is resolved by reading. */
    UNKNOWN,
    /** The money is there. */
    SUCCEEDED,
    /** The provider refused, or knows nothing of it. */
    FAILED,
    /** The page was closed without money. */
    EXPIRED
}
