package bellbird.kernel.outbox;

/**
 * Hears facts of one type, at least once each, in a transaction of the tenant, as role {@code
 * system}. Its effects must be in the database (a job, a mail), so that they commit together with
 * the delivery.
 */
public interface FactListener {

    /** The {@link Fact#type} it hears. */
    String type();

    void on(Fact fact);
}
