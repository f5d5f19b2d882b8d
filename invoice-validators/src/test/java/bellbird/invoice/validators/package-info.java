/**
 * Mustang judges the bills that {@code invoice-templates} drew in its tests. It brings other
 * versions of the libraries that the rules of EN 16931 need, so it has a module of its own.
 */
@NullMarked
package bellbird.invoice.validators;

import org.jspecify.annotations.NullMarked;
