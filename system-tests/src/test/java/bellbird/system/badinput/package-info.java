/** Requests that nobody should send, and the answers they get from the running product. */
@NullMarked
package bellbird.system.badinput;

import org.jspecify.annotations.NullMarked;
