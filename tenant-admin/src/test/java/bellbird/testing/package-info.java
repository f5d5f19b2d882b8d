/** A real PostgreSQL with the installation's roles, for the tests of this module. */
@NullMarked
package bellbird.testing;

import org.jspecify.annotations.NullMarked;
