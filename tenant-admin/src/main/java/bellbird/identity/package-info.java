/**
 * People and machines of a tenant: its realm, invitations, and which customer a sign-in belongs to.
 */
@NullMarked
package bellbird.identity;

import org.jspecify.annotations.NullMarked;
