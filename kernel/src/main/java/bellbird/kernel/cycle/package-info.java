/** When bills are made: how often, and from which day on. Pure calendar, of days alone. */
@NullMarked
package bellbird.kernel.cycle;

import org.jspecify.annotations.NullMarked;
