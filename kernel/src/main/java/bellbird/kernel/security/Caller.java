package bellbird.kernel.security;

import java.util.Optional;
import java.util.UUID;

/** Port: the person or machine behind the current request. */
public interface Caller {

    /** The realm's subject id; {@code system} in jobs. */
    String subject();

    /** Name for people: the audit trail and “answered by”. */
    String displayName();

    /** Network address of the request; {@code -} in jobs. */
    String address();

    boolean isInRole(String role);

    /**
     * The customer a subscriber's sign-in is linked to, by invitation; empty for staff. Care pages
     * and services ask this and never take the customer as a parameter.
     */
    Optional<UUID> customer();
}
