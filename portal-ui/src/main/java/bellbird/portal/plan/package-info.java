/**
 * What is in a plan, as people write, try and read it: the editor of its terms, what an event would
 * cost by them, and the sheet its customers read.
 */
@NullMarked
package bellbird.portal.plan;

import org.jspecify.annotations.NullMarked;
