/**
 * Where payment providers call us. Nobody signs in here: the signature of the body is the proof.
 */
@NullMarked
package bellbird.portal.webhook;

import org.jspecify.annotations.NullMarked;
