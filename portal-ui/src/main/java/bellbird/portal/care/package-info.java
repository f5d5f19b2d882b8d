/** The subscriber's pages: what is left, what is due, pay it, ask about it. Phone first. */
@NullMarked
package bellbird.portal.care;

import org.jspecify.annotations.NullMarked;
