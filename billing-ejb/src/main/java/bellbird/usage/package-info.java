/** What was used: files registered once, decoded and checked until each record has its verdict. */
@NullMarked
package bellbird.usage;

import org.jspecify.annotations.NullMarked;
