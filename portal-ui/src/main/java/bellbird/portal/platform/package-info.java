/**
 * The platform's own pages: which tenants there are, and whether everything runs. No tenant data.
 */
@NullMarked
package bellbird.portal.platform;

import org.jspecify.annotations.NullMarked;
