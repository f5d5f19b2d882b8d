/** Port for e-mail: queued with the change that causes it, sent later. */
@NullMarked
package bellbird.kernel.mail;

import org.jspecify.annotations.NullMarked;
