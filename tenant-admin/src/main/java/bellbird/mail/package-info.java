/** Mail queued with its cause, written in the tenant's brand, sent with bounded retries. */
@NullMarked
package bellbird.mail;

import org.jspecify.annotations.NullMarked;
