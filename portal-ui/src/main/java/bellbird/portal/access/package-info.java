/**
 * Who may come in: the host decides the tenant, the realm signs people in, and a session never
 * leaves the host it was made on.
 */
@NullMarked
package bellbird.portal.access;

import org.jspecify.annotations.NullMarked;
