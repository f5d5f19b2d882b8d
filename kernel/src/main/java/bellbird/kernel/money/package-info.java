/**
 * Amounts: exact prices ({@link bellbird.kernel.money.Rate}) and settled money ({@link
 * bellbird.kernel.money.Money}); rounding has one address.
 */
@NullMarked
package bellbird.kernel.money;

import org.jspecify.annotations.NullMarked;
