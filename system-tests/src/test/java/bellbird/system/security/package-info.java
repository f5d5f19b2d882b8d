/** What browsers and strangers are told and refused. */
@NullMarked
package bellbird.system.security;

import org.jspecify.annotations.NullMarked;
