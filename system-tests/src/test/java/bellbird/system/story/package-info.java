/** Whole stories on the running product, told as its users live them. */
@NullMarked
package bellbird.system.story;

import org.jspecify.annotations.NullMarked;
