/** What can go wrong, by kind: the kind decides message and retry. */
@NullMarked
package bellbird.kernel.error;

import org.jspecify.annotations.NullMarked;
