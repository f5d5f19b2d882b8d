/** Identifiers that leave the system. */
@NullMarked
package bellbird.kernel.id;

import org.jspecify.annotations.NullMarked;
