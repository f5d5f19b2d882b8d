/** Who pays, when: a billing account with its cycle, terms and billing periods. */
@NullMarked
package bellbird.account;

import org.jspecify.annotations.NullMarked;
