/** Port for figures of a tenant that monitoring watches. */
@NullMarked
package bellbird.kernel.figure;

import org.jspecify.annotations.NullMarked;
