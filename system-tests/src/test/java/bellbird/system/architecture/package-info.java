/** Keeps the cut of the code: who may know whom, and who may open a tenant's connection. */
@NullMarked
package bellbird.system.architecture;

import org.jspecify.annotations.NullMarked;
