/**
 * What a product costs for being there, period after period: pure arithmetic of days and prices
 * (rules R9, R11), for bills and for estimates alike.
 */
@NullMarked
package bellbird.charge;

import org.jspecify.annotations.NullMarked;
