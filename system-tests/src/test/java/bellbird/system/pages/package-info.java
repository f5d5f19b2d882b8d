/** Every page of the running product, looked at in a real browser, wide and on a phone. */
@NullMarked
package bellbird.system.pages;

import org.jspecify.annotations.NullMarked;
