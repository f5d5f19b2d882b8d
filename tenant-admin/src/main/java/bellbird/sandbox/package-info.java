/**
 * The sandbox clock: staff advance their tenant's time, and the work that comes due is done on the
 * way.
 */
@NullMarked
package bellbird.sandbox;

import org.jspecify.annotations.NullMarked;
