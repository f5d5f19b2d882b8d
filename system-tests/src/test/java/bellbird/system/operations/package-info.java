/** What whoever runs an installation sees of it. */
@NullMarked
package bellbird.system.operations;

import org.jspecify.annotations.NullMarked;
