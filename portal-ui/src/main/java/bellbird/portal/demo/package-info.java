/**
 * The demo tenant of a local stack: invented subscribers and a month of their usage, made through
 * the product's own operations, so that every page has something to show.
 */
@NullMarked
package bellbird.portal.demo;

import org.jspecify.annotations.NullMarked;
