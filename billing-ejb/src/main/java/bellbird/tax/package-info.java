/**
 * An operator's external tax engine: what it is asked, what it answers, and how it is reached. What
 * becomes of the answer is billing's matter (docs/tax-engine.md).
 */
@NullMarked
package bellbird.tax;

import org.jspecify.annotations.NullMarked;
