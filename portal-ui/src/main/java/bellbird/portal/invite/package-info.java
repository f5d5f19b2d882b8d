/** Turns a one-time invitation into a sign-in of one's own; open without sign-in. */
@NullMarked
package bellbird.portal.invite;

import org.jspecify.annotations.NullMarked;
