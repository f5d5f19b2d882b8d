/** Tests that run inside the real server, beside the deployed product. */
@NullMarked
package bellbird.system.container;

import org.jspecify.annotations.NullMarked;
