/**
 * Port for work that must survive a crash: claimed once, fenced by a rising token, resumed from its
 * checkpoint.
 */
@NullMarked
package bellbird.kernel.job;

import org.jspecify.annotations.NullMarked;
