/** Tenant time, and half-open periods of whole days in the tenant's zone. */
@NullMarked
package bellbird.kernel.time;

import org.jspecify.annotations.NullMarked;
