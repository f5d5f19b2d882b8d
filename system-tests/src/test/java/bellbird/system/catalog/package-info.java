/** The catalogue and price checks as programs use them. */
@NullMarked
package bellbird.system.catalog;

import org.jspecify.annotations.NullMarked;
