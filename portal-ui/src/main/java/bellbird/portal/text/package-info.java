/**
 * Words and numbers as people read them: message bundles in the reader's language, and one class
 * per kind of value, so that no view holds a text or a format string.
 */
@NullMarked
package bellbird.portal.text;

import org.jspecify.annotations.NullMarked;
