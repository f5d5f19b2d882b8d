/**
 * The frame around every page: document head, theme, areas with their navigation, access control
 * and what is shown when something fails.
 */
@NullMarked
package bellbird.portal.shell;

import org.jspecify.annotations.NullMarked;
