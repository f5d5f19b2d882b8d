/** Two tenants with the same ids; every way from one to the other is tried, and none may exist. */
@NullMarked
package bellbird.system.isolation;

import org.jspecify.annotations.NullMarked;
