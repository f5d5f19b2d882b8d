/**
 * What customers ask and what we answer: a ticket waits either for us or for the customer, and what
 * was said in it never changes.
 */
@NullMarked
package bellbird.care.ticket;

import org.jspecify.annotations.NullMarked;
