package bellbird.payment;

/** What became of a webhook. */
public enum EventReceipt {
    /** Genuine and new: kept, and processed later. */
    STORED,
    /** Genuine and known: nothing happens again. */
    REPEATED,
    /** Not proven to come from the provider: nothing is kept. */
    REFUSED
}
