/** Sign-up: makes a tenant step by step, so that a kill at any step resumes or rolls back. */
@NullMarked
package bellbird.provisioning;

import org.jspecify.annotations.NullMarked;
