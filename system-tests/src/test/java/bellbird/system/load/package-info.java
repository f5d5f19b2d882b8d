/** What people feel while the product is at work on much at once; measured, not tested. */
@NullMarked
package bellbird.system.load;

import org.jspecify.annotations.NullMarked;
