package bellbird.care.ticket;

import bellbird.kernel.security.Caller;

/**
 * Who writes.
 *
 * @param subject of the sign-in
 * @param name for people
 */
record Author(String subject, String name) {

    static Author of(Caller caller) {
        return new Author(caller.subject(), caller.displayName());
    }
}
