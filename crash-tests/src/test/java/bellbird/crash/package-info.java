/**
 * Crash safety: the running product is killed, or its line to the database breaks, at its commits;
 * in the end everything is as if nothing had happened (docs/crash-safety.md).
 */
@NullMarked
package bellbird.crash;

import org.jspecify.annotations.NullMarked;
