/**
 * A second opinion on every bill: rating and billing written once more from the rules (the ids R1
 * to R14 of the Javadoc), in the plainest way and with no code of the product, so that one mistake
 * cannot be made twice. It is slow and keeps everything in memory, on purpose.
 */
@NullMarked
package bellbird.reference;

import org.jspecify.annotations.NullMarked;
