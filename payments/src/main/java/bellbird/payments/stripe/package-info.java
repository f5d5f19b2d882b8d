/** Stripe behind the payment port: hosted Checkout, so that no card data ever passes through us. */
@NullMarked
package bellbird.payments.stripe;

import org.jspecify.annotations.NullMarked;
