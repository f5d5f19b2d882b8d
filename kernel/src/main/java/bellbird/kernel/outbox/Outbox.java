package bellbird.kernel.outbox;

/** Port: publishes facts in the caller's transaction; they are delivered after its commit. */
public interface Outbox {

    void publish(Fact fact);
}
