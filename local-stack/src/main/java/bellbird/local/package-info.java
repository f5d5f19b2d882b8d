/**
 * The whole product on one machine, with real parts instead of stand-ins: one code path for {@code
 * ./run}, {@code ./verify} and {@code ./bench}, so what a test saw is what a visitor gets.
 */
@NullMarked
package bellbird.local;

import org.jspecify.annotations.NullMarked;
