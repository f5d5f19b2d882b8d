/** Role names of people and machines, and who is calling. */
@NullMarked
package bellbird.kernel.security;

import org.jspecify.annotations.NullMarked;
