/** Port for the audit trail: who changed what, from where, before and after. */
@NullMarked
package bellbird.kernel.audit;

import org.jspecify.annotations.NullMarked;
