/** What the tests of all modules with a database share. */
@NullMarked
package bellbird.testing;

import org.jspecify.annotations.NullMarked;
