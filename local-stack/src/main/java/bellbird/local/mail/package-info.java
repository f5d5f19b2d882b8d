/**
 * Every mail the product and Keycloak send on this machine ends here, to be read by people on a
 * page and by tests in Java; nothing leaves the machine.
 */
@NullMarked
package bellbird.local.mail;

import org.jspecify.annotations.NullMarked;
