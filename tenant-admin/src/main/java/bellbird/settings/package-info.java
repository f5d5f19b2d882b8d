/** What a tenant decides once: country defaults, issuer, tax, brand. */
@NullMarked
package bellbird.settings;

import org.jspecify.annotations.NullMarked;
