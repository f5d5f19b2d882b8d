/** What every story asks of the running product, whatever it tells. */
@NullMarked
package bellbird.system.stack;

import org.jspecify.annotations.NullMarked;
