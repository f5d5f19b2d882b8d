/** What usage costs: the pure rater, the allowances it takes from, and rated usage. */
@NullMarked
package bellbird.rating;

import org.jspecify.annotations.NullMarked;
