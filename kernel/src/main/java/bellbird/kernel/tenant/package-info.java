/** Whose data this is. No tenant, no query. */
@NullMarked
package bellbird.kernel.tenant;

import org.jspecify.annotations.NullMarked;
