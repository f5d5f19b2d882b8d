/** The words around the code are true of it. */
@NullMarked
package bellbird.system.docs;

import org.jspecify.annotations.NullMarked;
