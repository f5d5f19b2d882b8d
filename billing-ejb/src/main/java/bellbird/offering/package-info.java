/** What is sold: offerings whose published versions, prices and allowances never change. */
@NullMarked
package bellbird.offering;

import org.jspecify.annotations.NullMarked;
