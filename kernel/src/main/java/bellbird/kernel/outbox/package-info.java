/**
 * Port for facts that must survive: written with the change they tell of, delivered at least once.
 */
@NullMarked
package bellbird.kernel.outbox;

import org.jspecify.annotations.NullMarked;
