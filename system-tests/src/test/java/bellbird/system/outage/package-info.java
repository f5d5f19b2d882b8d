/** What the product says while something around it is away, and that it comes back by itself. */
@NullMarked
package bellbird.system.outage;

import org.jspecify.annotations.NullMarked;
