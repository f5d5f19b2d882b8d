/** Who buys: a party with a customer number; it knows nothing of what was bought. */
@NullMarked
package bellbird.customer;

import org.jspecify.annotations.NullMarked;
