/** Fixtures of the module's tests: real databases and hand-written fakes of the kernel's ports. */
@NullMarked
package bellbird.testing;

import org.jspecify.annotations.NullMarked;
