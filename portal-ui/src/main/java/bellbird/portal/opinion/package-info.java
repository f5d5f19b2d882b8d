/**
 * Lets bill runs hear the reference biller, which knows nothing of the product
 * (docs/decisions/0024).
 */
@NullMarked
package bellbird.portal.opinion;

import org.jspecify.annotations.NullMarked;
