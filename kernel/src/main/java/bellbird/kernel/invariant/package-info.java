/**
 * Statements that hold at all times, as views of the tenant's schema that return one row for each
 * violation. Whoever adds a view named {@code inv_i<number>} adds a check.
 */
@NullMarked
package bellbird.kernel.invariant;

import org.jspecify.annotations.NullMarked;
