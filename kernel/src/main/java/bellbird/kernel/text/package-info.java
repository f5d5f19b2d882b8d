/** What may be typed: rules that every form shares. */
@NullMarked
package bellbird.kernel.text;

import org.jspecify.annotations.NullMarked;
