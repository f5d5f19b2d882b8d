/**
 * Whether what must hold holds: every night, and when somebody asks. Each module states its rules
 * as views; this package asks them, keeps the answers and tells people when one breaks.
 */
@NullMarked
package bellbird.invariant;

import org.jspecify.annotations.NullMarked;
