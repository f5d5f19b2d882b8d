/** Stripe's own library and a browser's requests against the sandbox. */
@NullMarked
package bellbird.local.stripe;

import org.jspecify.annotations.NullMarked;
