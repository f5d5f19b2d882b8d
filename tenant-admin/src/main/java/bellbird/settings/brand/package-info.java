/**
 * From one colour and perhaps a picture to a tenant's look: colours that everyone can read, in both
 * schemes, and a logo that is always a harmless PNG.
 */
@NullMarked
package bellbird.settings.brand;

import org.jspecify.annotations.NullMarked;
