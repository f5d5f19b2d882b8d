/**
 * Parts that pages of all areas share, so that a badge, a meter or an empty state looks, reads and
 * behaves the same everywhere.
 */
@NullMarked
package bellbird.portal.component;

import org.jspecify.annotations.NullMarked;
