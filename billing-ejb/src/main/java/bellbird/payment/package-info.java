/**
 * Money that comes in: a subscriber pays a bill on the provider's page, and what the provider has
 * captured becomes a payment exactly once. An attempt is committed before the provider is called,
 * an unclear answer is resolved by reading, and a webhook only says where to look.
 */
@NullMarked
package bellbird.payment;

import org.jspecify.annotations.NullMarked;
