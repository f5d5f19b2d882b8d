package bellbird.outbox;

import jakarta.ejb.ApplicationException;

/** A listener refused a fact; the whole batch is rolled back. */
@ApplicationException(rollback = true)
class UndeliverableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient OutboxTable.Pending pending;

    UndeliverableException(OutboxTable.Pending pending, Throwable cause) {
        super(pending.fact().type() + " " + pending.fact().subject() + ": " + cause, cause);
        this.pending = pending;
    }

    OutboxTable.Pending pending() {
        return pending;
    }
}
