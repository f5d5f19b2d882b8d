/** A real browser, used as a person would use it. */
@NullMarked
package bellbird.system.browser;

import org.jspecify.annotations.NullMarked;
