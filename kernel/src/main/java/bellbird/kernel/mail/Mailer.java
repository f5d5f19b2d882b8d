package bellbird.kernel.mail;

/** Port: queues mail in the caller's transaction; it is sent after the commit, at least once. */
public interface Mailer {

    void send(Mail mail);
}
