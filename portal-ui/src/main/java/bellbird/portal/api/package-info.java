/**
 * The REST API of a tenant, for its own programs: bearer tokens only, role {@code api}, under
 * {@code /api/v1} of the tenant's host. Decimals are strings, quantities are numbers, times carry
 * offsets; errors are RFC 9457 problems.
 */
@NullMarked
package bellbird.portal.api;

import org.jspecify.annotations.NullMarked;
