/**
 * The public site: what Bellbird is, signing up, watching one's operator being made, and finding
 * the way to an operator's own address.
 */
@NullMarked
package bellbird.portal.site;

import org.jspecify.annotations.NullMarked;
