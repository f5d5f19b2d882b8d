/** Who changed what, from where, in the transaction that changed it. */
@NullMarked
package bellbird.audit;

import org.jspecify.annotations.NullMarked;
