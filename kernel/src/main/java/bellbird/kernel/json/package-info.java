/**
 * Records as JSON documents that people and programs write: strict, with the place of each error.
 */
@NullMarked
package bellbird.kernel.json;

import org.jspecify.annotations.NullMarked;
