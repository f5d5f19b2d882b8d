/** A small operator with one customer, in memory: pages are tested without server and database. */
@NullMarked
package bellbird.portal.testing;

import org.jspecify.annotations.NullMarked;
