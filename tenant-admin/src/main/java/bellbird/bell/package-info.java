/** The bell: says in the transaction that makes work that a tenant has some (docs/decisions, 3). */
@NullMarked
package bellbird.bell;

import org.jspecify.annotations.NullMarked;
