/** The only way to a tenant's schema: registry, connections under the tenant's role, migrations. */
@NullMarked
package bellbird.tenancy;

import org.jspecify.annotations.NullMarked;
