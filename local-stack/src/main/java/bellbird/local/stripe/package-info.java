/**
 * A local server that speaks Stripe's API for the calls the product makes, with a Checkout page a
 * browser can pay on and signed webhooks. It refuses what Stripe's own library could not have sent,
 * so that a test that passes here tests the real contract. It moves no money and takes test cards
 * only; no card number is ever stored.
 */
@NullMarked
package bellbird.local.stripe;

import org.jspecify.annotations.NullMarked;
