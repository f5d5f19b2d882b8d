/** What the management port answers to whoever watches the server. */
@NullMarked
package bellbird.portal.health;

import org.jspecify.annotations.NullMarked;
