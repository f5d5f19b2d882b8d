/** What must not be read from a copy of the database: sealed under keys that are not in it. */
@NullMarked
package bellbird.kernel.secret;

import org.jspecify.annotations.NullMarked;
