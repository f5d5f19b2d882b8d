/** Facts written with the change they tell of, delivered to listeners at least once. */
@NullMarked
package bellbird.outbox;

import org.jspecify.annotations.NullMarked;
