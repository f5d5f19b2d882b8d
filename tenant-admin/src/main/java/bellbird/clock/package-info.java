/** System time for leases and tokens; tenant time for business, which a sandbox can advance. */
@NullMarked
package bellbird.clock;

import org.jspecify.annotations.NullMarked;
