/** Work that survives a crash: timers wake, the job table decides, a fencing token protects. */
@NullMarked
package bellbird.jobs;

import org.jspecify.annotations.NullMarked;
