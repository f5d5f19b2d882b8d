/** What a customer has, and on which terms it had it at any time. */
@NullMarked
package bellbird.product;

import org.jspecify.annotations.NullMarked;
