/** How a customer comes to have something: an order that is checked and completed in one step. */
@NullMarked
package bellbird.order;

import org.jspecify.annotations.NullMarked;
