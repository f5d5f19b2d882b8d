/**
 * The help desk's pages: what waits for an answer, with everything about the customer beside it.
 */
@NullMarked
package bellbird.portal.desk;

import org.jspecify.annotations.NullMarked;
