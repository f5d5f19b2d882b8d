/**
 * The books: balanced entries that are only ever appended, corrected by reversal. It knows ledger
 * accounts and billing accounts only; whoever has something to book brings the business key that
 * makes booking twice booking once.
 */
@NullMarked
package bellbird.ledger;

import org.jspecify.annotations.NullMarked;
